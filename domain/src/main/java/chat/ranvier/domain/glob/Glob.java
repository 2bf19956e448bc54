package chat.ranvier.domain.glob;

import chat.ranvier.domain.glob.Segment.Limits;
import java.util.ArrayList;
import java.util.List;

/**
 * A pattern in which {@code *} stands for any number of characters and {@code ?} for one, whatever
 * their case. It is compiled once; a match costs no more than the text's length times the
 * pattern's, the latter divided by 64, whatever somebody thinks up.
 *
 * @see <a href="https://spec.matrix.org/v1.19/appendices/#glob-style-matching">Glob-style
 *     matching</a>
 */
public final class Glob {
  private final List<Segment> segments;
  private final int minLength;

  private Glob(List<Segment> segments) {
    this.segments = List.copyOf(segments);
    this.minLength = segments.stream().mapToInt(Segment::length).sum();
  }

  /** The pattern in its usual spelling; every text is one. */
  public static Glob of(String pattern) {
    FoldedText text = FoldedText.of(pattern);
    List<Segment> segments = new ArrayList<>();
    int begin = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.at(i) == '*') {
        addSegment(segments, text.part(begin, i));
        begin = i + 1;
      }
    }
    segments.add(Segment.of(text.part(begin, text.length())));
    return new Glob(segments);
  }

  /** The pattern that this text alone matches: its stars and question marks are no wildcards. */
  public static Glob ofLiteral(String text) {
    return new Glob(List.of(Segment.ofLiteral(FoldedText.of(text))));
  }

  /** Two stars in a row are one, so only the first segment may be empty here. */
  private static void addSegment(List<Segment> segments, FoldedText text) {
    if (segments.isEmpty() || text.length() > 0) {
      segments.add(Segment.of(text));
    }
  }

  /** Whether a pattern has no wildcard: it is matched by itself alone, in whatever case. */
  public static boolean isLiteral(String pattern) {
    return pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0;
  }

  /** Whether the whole text matches. */
  public boolean matches(FoldedText text) {
    Segment first = segments.getFirst();
    if (segments.size() == 1) {
      return text.length() == minLength && first.standsAt(text, 0);
    }
    Segment last = segments.getLast();
    int end = text.length() - last.length();
    if (text.length() < minLength || !first.standsAt(text, 0) || !last.standsAt(text, end)) {
      return false;
    }
    int at = afterMiddle(text, first.length());
    return at != Segment.NOWHERE && at <= end;
  }

  /** Whether some part of the text matches that begins and ends where words do. */
  public boolean matchesWords(FoldedText text) {
    if (text.length() < minLength) {
      return false;
    }
    Segment first = segments.getFirst();
    if (segments.size() == 1) {
      return first.endOfFirst(text, 0, new Limits(true, true)) != Segment.NOWHERE;
    }
    int at = first.isEmpty() ? 0 : first.endOfFirst(text, 0, new Limits(true, false));
    at = at == Segment.NOWHERE ? at : afterMiddle(text, at);
    if (at == Segment.NOWHERE) {
      return false;
    }
    Segment last = segments.getLast();
    return last.isEmpty() || last.endOfFirst(text, at, new Limits(false, true)) != Segment.NOWHERE;
  }

  /** The place after the first matches, one behind the other, of all but the outer segments. */
  private int afterMiddle(FoldedText text, int from) {
    int at = from;
    for (int i = 1; i < segments.size() - 1 && at != Segment.NOWHERE; i++) {
      at = segments.get(i).endOfFirst(text, at, Limits.NONE);
    }
    return at;
  }
}
