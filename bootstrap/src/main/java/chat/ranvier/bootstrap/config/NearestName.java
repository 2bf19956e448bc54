package chat.ranvier.bootstrap.config;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The known name that somebody who mistyped one may have meant. */
final class NearestName {
  private NearestName() {}

  /** The candidate with the fewest differences, where they are few for its length. */
  static Optional<String> to(String written, Stream<String> candidates) {
    int most = Math.max(1, written.length() / 4);
    return candidates
        .filter(candidate -> distance(written, candidate) <= most)
        .min(
            Comparator.<String>comparingInt(candidate -> distance(written, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** The least number of letters to insert, leave out, replace, or swap with a neighbour. */
  static int distance(String a, String b) {
    int[][] distances = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        distances[i][j] = i == 0 || j == 0 ? i + j : distance(a, b, i, j, distances);
      }
    }
    return distances[a.length()][b.length()];
  }

  private static int distance(String a, String b, int i, int j, int[][] distances) {
    int changed = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int least =
        Math.min(
            distances[i - 1][j - 1] + changed,
            Math.min(distances[i - 1][j], distances[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, distances[i - 2][j - 2] + 1) : least;
  }
}
