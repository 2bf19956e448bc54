package chat.ranvier.domain.glob;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A text in which letters that differ by nothing but their case are the same, character by
 * character: as many code points as before.
 */
public final class FoldedText {
  private final int[] codePoints;

  private FoldedText(int[] codePoints) {
    this.codePoints = codePoints;
  }

  /** The text without its cases. */
  public static FoldedText of(String text) {
    int[] codePoints = new int[text.codePointCount(0, text.length())];
    int at = 0;
    for (int i = 0; i < codePoints.length; i++) {
      int codePoint = text.codePointAt(at);
      codePoints[i] = fold(codePoint);
      at += Character.charCount(codePoint);
    }
    return new FoldedText(codePoints);
  }

  /** Upper case first: some letters, such as both Greek sigmas, only meet there. */
  private static int fold(int codePoint) {
    if (codePoint < 0x80) {
      return codePoint >= 'A' && codePoint <= 'Z' ? codePoint + ('a' - 'A') : codePoint;
    }
    return Character.toLowerCase(Character.toUpperCase(codePoint));
  }

  /** The number of code points. */
  public int length() {
    return codePoints.length;
  }

  int at(int index) {
    return codePoints[index];
  }

  FoldedText part(int from, int to) {
    return new FoldedText(Arrays.copyOfRange(codePoints, from, to));
  }

  /** Whether a word ends or begins at this place, by what stands just before it. */
  boolean isBoundaryBefore(int index) {
    return index == 0 || !isWordCharacter(codePoints[index - 1]);
  }

  /** Whether a word ends or begins at this place, by what stands there. */
  boolean isBoundaryAt(int index) {
    return index == codePoints.length || !isWordCharacter(codePoints[index]);
  }

  private static boolean isWordCharacter(int folded) {
    return (folded >= 'a' && folded <= 'z') || (folded >= '0' && folded <= '9') || folded == '_';
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FoldedText that && Arrays.equals(codePoints, that.codePoints);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(codePoints);
  }

  @Override
  public String toString() {
    return new String(codePoints, 0, codePoints.length);
  }
}
