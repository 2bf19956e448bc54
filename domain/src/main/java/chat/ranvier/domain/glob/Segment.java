package chat.ranvier.domain.glob;

import java.util.HashMap;
import java.util.Map;

/*
 * The shift-and algorithm. Bit i of a set of bits says: the characters up to here are the first i + 1
 * of this segment. One character further, each such beginning has grown by one or died, so that the
 * new set is the old one shifted by one place, and only those bits kept at whose place in the segment
 * this character, or a question mark, stands. All beginnings are followed at once, hence nothing is
 * ever looked at twice: a text of n characters costs n steps for each 64 characters of the segment.
 */

/** What stands between two stars of a pattern: characters, some of which may be anything. */
final class Segment {
  /** The end of a match that there is not. */
  static final int NOWHERE = -1;

  private final FoldedText text;
  private final boolean hasWildcards;
  private final int words;
  private final Map<Integer, long[]> places = new HashMap<>();
  private final long[] anything;

  private Segment(FoldedText text, boolean hasWildcards) {
    this.text = text;
    this.hasWildcards = hasWildcards;
    this.words = (text.length() + Long.SIZE - 1) / Long.SIZE;
    this.anything = new long[words];
    for (int i = 0; i < text.length(); i++) {
      if (isAny(text.at(i))) {
        set(anything, i);
      }
    }
    for (int i = 0; i < text.length(); i++) {
      if (!isAny(text.at(i))) {
        set(places.computeIfAbsent(text.at(i), c -> anything.clone()), i);
      }
    }
  }

  /** Question marks stand for any character. */
  static Segment of(FoldedText text) {
    return new Segment(text, true);
  }

  /** Every character stands for itself. */
  static Segment ofLiteral(FoldedText text) {
    return new Segment(text, false);
  }

  private boolean isAny(int character) {
    return character == '?' && hasWildcards;
  }

  private static void set(long[] bits, int place) {
    bits[place / Long.SIZE] |= 1L << place;
  }

  int length() {
    return text.length();
  }

  boolean isEmpty() {
    return text.length() == 0;
  }

  /** Whether the segment stands in the text at this very place. */
  boolean standsAt(FoldedText searched, int from) {
    if (from < 0 || from + text.length() > searched.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.at(i) != searched.at(from + i) && !isAny(text.at(i))) {
        return false;
      }
    }
    return true;
  }

  /** Where a match may begin and end. */
  record Limits(boolean beginsAtWord, boolean endsAtWord) {
    static final Limits NONE = new Limits(false, false);

    boolean mayBegin(FoldedText searched, int at) {
      return !beginsAtWord || searched.isBoundaryBefore(at);
    }

    boolean mayEnd(FoldedText searched, int at) {
      return !endsAtWord || searched.isBoundaryAt(at);
    }
  }

  /** The place after the first match that begins at {@code from} or later; or {@link #NOWHERE}. */
  int endOfFirst(FoldedText searched, int from, Limits limits) {
    if (isEmpty()) {
      return endOfFirstEmpty(searched, from, limits);
    }
    return words == 1
        ? endOfFirstShort(searched, from, limits)
        : endOfFirstLong(searched, from, limits);
  }

  private static int endOfFirstEmpty(FoldedText searched, int from, Limits limits) {
    for (int at = from; at <= searched.length(); at++) {
      if (limits.mayBegin(searched, at) && limits.mayEnd(searched, at)) {
        return at;
      }
    }
    return NOWHERE;
  }

  private int endOfFirstShort(FoldedText searched, int from, Limits limits) {
    long last = 1L << (text.length() - 1);
    long begun = 0;
    for (int at = from; at < searched.length(); at++) {
      begun = begun << 1;
      if (limits.mayBegin(searched, at)) {
        begun |= 1;
      }
      begun &= placesOf(searched.at(at))[0];
      if ((begun & last) != 0 && limits.mayEnd(searched, at + 1)) {
        return at + 1;
      }
    }
    return NOWHERE;
  }

  private int endOfFirstLong(FoldedText searched, int from, Limits limits) {
    long last = 1L << (text.length() - 1);
    long[] begun = new long[words];
    for (int at = from; at < searched.length(); at++) {
      long[] kept = placesOf(searched.at(at));
      long carried = limits.mayBegin(searched, at) ? 1 : 0;
      for (int word = 0; word < words; word++) {
        long shifted = (begun[word] << 1) | carried;
        carried = begun[word] >>> (Long.SIZE - 1);
        begun[word] = shifted & kept[word];
      }
      if ((begun[words - 1] & last) != 0 && limits.mayEnd(searched, at + 1)) {
        return at + 1;
      }
    }
    return NOWHERE;
  }

  private long[] placesOf(int character) {
    return places.getOrDefault(character, anything);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
