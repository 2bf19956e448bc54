package chat.ranvier.domain.auth.chain;

import java.util.Arrays;

/** In which chain, and where in it, each event stands: a table with open addressing. */
final class ChainPlaces {
  private static final long NONE = 0;
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private long[] events = new long[16];
  private Chain[] chains = new Chain[16];
  private int[] sequences = new int[16];
  private int size;

  void put(long event, Chain chain, int sequence) {
    if (2 * (size + 1) > events.length) {
      grow();
    }
    int index = index(event);
    if (events[index] == NONE) {
      size++;
    }
    events[index] = event;
    chains[index] = chain;
    sequences[index] = sequence;
  }

  boolean contains(long event) {
    return events[index(event)] == event;
  }

  Chain chain(long event) {
    return chains[known(event)];
  }

  int sequence(long event) {
    return sequences[known(event)];
  }

  private int known(long event) {
    int index = index(event);
    if (events[index] == NONE) {
      throw new UnplacedEventException(event);
    }
    return index;
  }

  private int index(long event) {
    int mask = events.length - 1;
    int index = (int) ((event * SPREAD) >>> 32) & mask;
    while (events[index] != NONE && events[index] != event) {
      index = (index + 1) & mask;
    }
    return index;
  }

  private void grow() {
    long[] oldEvents = events;
    Chain[] oldChains = chains;
    int[] oldSequences = sequences;
    events = new long[2 * oldEvents.length];
    chains = Arrays.copyOf(oldChains, events.length);
    sequences = new int[events.length];
    Arrays.fill(chains, null);
    size = 0;
    for (int index = 0; index < oldEvents.length; index++) {
      if (oldEvents[index] != NONE) {
        put(oldEvents[index], oldChains[index], oldSequences[index]);
      }
    }
  }

  /** About how much memory the table takes. */
  long bytes() {
    return events.length * (long) (Long.BYTES + 2 * Integer.BYTES);
  }
}
