package chat.ranvier.application.timeline;

import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place between two events of the stream, as clients carry it about.
 *
 * @param position the stream position of the event just before the place
 */
public record TimelineToken(long position) {
  /** The place before the first event of any room. */
  public static final TimelineToken START = new TimelineToken(-(1L << 56));

  private static final Pattern TEXT = Pattern.compile("[ts](-?[0-9]{1,18})(?:_.*)?");

  /**
   * Reads the token from {@code t<position>}, or from a token of {@code /sync}, {@code
   * s<position>}, perhaps with an underscore and more behind it.
   *
   * @throws MatrixFailure {@code M_INVALID_PARAM} where it is neither
   */
  public static TimelineToken parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new MatrixFailure(ErrorCode.INVALID_PARAM, "Invalid pagination token");
    }
    return new TimelineToken(Long.parseLong(matcher.group(1)));
  }

  /** The token as clients carry it. */
  public String text() {
    return "t" + position;
  }

  @Override
  public String toString() {
    return text();
  }
}
