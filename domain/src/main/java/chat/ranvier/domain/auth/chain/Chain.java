package chat.ranvier.domain.auth.chain;

import java.util.Arrays;
import java.util.List;

/** One chain: each event, but the first, cites the one before it. */
final class Chain {
  private static final int BYTES = 96;

  private final int number;
  private long[] events = new long[1];
  private int length;
  private int[] linkStarts = {};
  private long[] linkTargets = {};
  private int linkCount;

  Chain(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  int length() {
    return length;
  }

  long event(int sequence) {
    return events[sequence - 1];
  }

  /** Adds the event that follows the last one. */
  void add(long event, List<Long> links) {
    if (length == events.length) {
      events = Arrays.copyOf(events, grown(length));
    }
    events[length] = event;
    length++;
    for (long target : links) {
      addLink(target);
    }
  }

  private void addLink(long target) {
    if (linkCount == linkStarts.length) {
      linkStarts = Arrays.copyOf(linkStarts, grown(linkCount));
      linkTargets = Arrays.copyOf(linkTargets, grown(linkCount));
    }
    linkStarts[linkCount] = length;
    linkTargets[linkCount] = target;
    linkCount++;
  }

  private static int grown(int size) {
    return size + (size >> 1) + 1;
  }

  /** The index after that of the last link that starts at this place or before it. */
  int linksUpTo(int sequence) {
    int low = 0;
    int high = linkCount;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (linkStarts[middle] <= sequence) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The last place, this one or one before it, that links start at; 0 where there is none. */
  int linkedUpTo(int sequence) {
    int links = linksUpTo(sequence);
    return links == 0 ? 0 : linkStarts[links - 1];
  }

  /** The events that the links from this to another index, exclusive, lead to. */
  long[] targets(int fromLink, int toLink) {
    return Arrays.copyOfRange(linkTargets, fromLink, toLink);
  }

  /** The events that the links of one place lead to. */
  long[] targetsOf(int sequence) {
    return targets(linksUpTo(sequence - 1), linksUpTo(sequence));
  }

  /** About how much memory it takes. */
  int bytes() {
    return BYTES + Long.BYTES * events.length + (Long.BYTES + Integer.BYTES) * linkStarts.length;
  }
}
