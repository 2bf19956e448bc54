package chat.ranvier.application.timeline;

import chat.ranvier.application.timeline.port.GraphPlace;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the topological order of a room, on the way of somebody who reads it page by page.
 *
 * @param place the place of the event just before it
 * @param until the moment whose events are read, by who reads backwards; those that came later are
 *     passed over
 * @param since the moment after which events came that are read, by who reads forwards from it
 */
public record TopologicalToken(GraphPlace place, long until, long since) implements TimelineToken {
  /** The moment after all others. */
  static final long EVER = Long.MAX_VALUE;

  /** The moment before all others. */
  static final long NEVER = Long.MIN_VALUE;

  private static final Pattern PATTERN =
      Pattern.compile("d([0-9]{1,19})_(-?[0-9]{1,18})(?:_u([0-9]{1,18}))?(?:_s([0-9]{1,18}))?");

  /**
   * Reads the token from {@code d<depth>_<position>}, perhaps with {@code _u<moment>} and {@code
   * _s<moment>} behind it.
   */
  static Optional<TopologicalToken> read(String text) {
    Matcher token = PATTERN.matcher(text);
    return token.matches()
        ? Optional.of(
            new TopologicalToken(
                new GraphPlace(Long.parseLong(token.group(1)), Long.parseLong(token.group(2))),
                token.group(3) == null ? EVER : Long.parseLong(token.group(3)),
                token.group(4) == null ? NEVER : Long.parseLong(token.group(4))))
        : Optional.empty();
  }

  @Override
  public String text() {
    return "d"
        + place.depth()
        + "_"
        + place.position()
        + (until == EVER ? "" : "_u" + until)
        + (since == NEVER ? "" : "_s" + since);
  }

  @Override
  public String toString() {
    return text();
  }
}
