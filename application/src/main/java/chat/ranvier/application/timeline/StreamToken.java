package chat.ranvier.application.timeline;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A moment: it parts the events that were there from those that came later.
 *
 * @param position the stream position of the event just before it
 * @param told the moment that the answer with the token tells of, which is what it means where the
 *     place lies before the room's beginning and somebody asks for the room's state at it
 */
public record StreamToken(long position, long told) implements TimelineToken {
  /** The position before the first event of any room. */
  public static final long BEFORE_ALL = -(1L << 56);

  private static final String NUMBER = "(-?[0-9]{1,18})";
  private static final Pattern PLACE = Pattern.compile("t" + NUMBER + "(?:_" + NUMBER + ")?");
  private static final Pattern OF_SYNC = Pattern.compile("s" + NUMBER + "(?:_.*)?");

  /** The place, and the moment at it. */
  public StreamToken(long position) {
    this(position, position);
  }

  /**
   * Reads the token from {@code t<position>}, perhaps with an underscore and the moment behind it,
   * or from a token of {@code /sync}, {@code s<position>}, perhaps with an underscore and more.
   */
  static Optional<StreamToken> read(String text) {
    Matcher place = PLACE.matcher(text);
    if (place.matches()) {
      long position = Long.parseLong(place.group(1));
      return Optional.of(
          place.group(2) == null
              ? new StreamToken(position)
              : new StreamToken(position, Long.parseLong(place.group(2))));
    }
    return Optional.of(OF_SYNC.matcher(text))
        .filter(Matcher::matches)
        .map(ofSync -> new StreamToken(Long.parseLong(ofSync.group(1))));
  }

  @Override
  public String text() {
    return told == position ? "t" + position : "t" + position + "_" + told;
  }

  @Override
  public String toString() {
    return text();
  }
}
