package chat.ranvier.application.timeline;

import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place between two events of the stream, as clients carry it about.
 *
 * @param position the stream position of the event just before the place
 * @param told the moment that the answer with the token tells of, which is what it means where the
 *     place lies before the room's beginning and somebody asks for the room's state at it
 */
public record TimelineToken(long position, long told) {
  /** The place before the first event of any room. */
  public static final TimelineToken START = new TimelineToken(-(1L << 56));

  private static final String NUMBER = "(-?[0-9]{1,18})";
  private static final Pattern PLACE = Pattern.compile("t" + NUMBER + "(?:_" + NUMBER + ")?");
  private static final Pattern OF_SYNC = Pattern.compile("s" + NUMBER + "(?:_.*)?");

  /** The place, and the moment at it. */
  public TimelineToken(long position) {
    this(position, position);
  }

  /**
   * Reads the token from {@code t<position>}, perhaps with an underscore and the moment behind it,
   * or from a token of {@code /sync}, {@code s<position>}, perhaps with an underscore and more.
   *
   * @throws MatrixFailure {@code M_INVALID_PARAM} where it is neither
   */
  public static TimelineToken parse(String text) {
    Matcher place = PLACE.matcher(text);
    if (place.matches()) {
      long position = Long.parseLong(place.group(1));
      return place.group(2) == null
          ? new TimelineToken(position)
          : new TimelineToken(position, Long.parseLong(place.group(2)));
    }
    Matcher ofSync = OF_SYNC.matcher(text);
    if (!ofSync.matches()) {
      throw new MatrixFailure(ErrorCode.INVALID_PARAM, "Invalid pagination token");
    }
    return new TimelineToken(Long.parseLong(ofSync.group(1)));
  }

  /** The token as clients carry it. */
  public String text() {
    return told == position ? "t" + position : "t" + position + "_" + told;
  }

  @Override
  public String toString() {
    return text();
  }
}
