package chat.ranvier.application.sync;

import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a client has been told everything: the text of {@code next_batch} and {@code since}.
 *
 * <p>{@code s} and the position. A section that was not told as far as the others follows, with its
 * name and its own position: {@code s120_to-device.100}.
 *
 * @param position the stream position; 0 before everything
 * @param behind the positions of the sections that are behind, by name
 */
public record SyncPosition(long position, SortedMap<String, Long> behind) {
  private static final int MAX_LENGTH = 500;
  private static final String DIGITS = "[0-9]{1,18}";
  private static final String SECTION = "_(" + SyncSection.NAME + ")\\.(" + DIGITS + ")";
  private static final Pattern TOKEN = Pattern.compile("s(" + DIGITS + ")((?:" + SECTION + ")*+)");
  private static final Pattern BEHIND = Pattern.compile(SECTION);

  /** Before everything. */
  public static final SyncPosition START = new SyncPosition(0);

  /** The position, with a copy of the map. */
  public SyncPosition {
    behind = Collections.unmodifiableSortedMap(new TreeMap<>(behind));
  }

  /** A position with no section behind. */
  public SyncPosition(long position) {
    this(position, Collections.emptySortedMap());
  }

  /**
   * The position that the token spells.
   *
   * @throws MatrixFailure where it is none of ours
   */
  public static SyncPosition parse(String token) {
    Matcher matcher = TOKEN.matcher(token);
    if (token.length() > MAX_LENGTH || !matcher.matches()) {
      throw new MatrixFailure(ErrorCode.INVALID_PARAM, "Invalid stream token");
    }
    SortedMap<String, Long> behind = new TreeMap<>();
    BEHIND
        .matcher(matcher.group(2))
        .results()
        .forEach(section -> behind.put(section.group(1), Long.parseLong(section.group(2))));
    return new SyncPosition(Long.parseLong(matcher.group(1)), behind);
  }

  /** How far the section of this name has been told. */
  public long of(String section) {
    return Math.min(position, behind.getOrDefault(section, position));
  }

  /** The token. */
  public String token() {
    StringBuilder token = new StringBuilder("s").append(position);
    behind.forEach((section, at) -> token.append('_').append(section).append('.').append(at));
    return token.toString();
  }
}
