package chat.ranvier.domain.auth.chain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The way down from some events to all that they lead to and that is not older than a given event.
 */
final class Descent {
  private final ChainCover cover;
  private final long oldest;
  private final Map<Integer, Front> fronts = new HashMap<>();
  private final List<Long> linked = new ArrayList<>();
  private final PriorityQueue<Long> queue = new PriorityQueue<>(Comparator.reverseOrder());

  Descent(ChainCover cover, long[] from, long oldest) {
    this.cover = cover;
    this.oldest = oldest;
    cover.load(from);
    Arrays.stream(from).forEach(this::reach);
    while (!queue.isEmpty()) {
      long event = queue.poll();
      Front front = fronts.get(cover.places().chain(event).number());
      if (front != null && front.nextEvent() == event) {
        visit(front, event);
      }
    }
  }

  private void reach(long event) {
    Chain chain = cover.places().chain(event);
    Front front = fronts.computeIfAbsent(chain.number(), ignored -> new Front(chain, 1));
    int before = front.next();
    front.reach(0, cover.places().sequence(event));
    if (front.next() != before) {
      queue.add(front.nextEvent());
    }
  }

  private void visit(Front front, long event) {
    long[] targets = targets(event);
    cover.load(targets);
    if (targets.length > 0) {
      linked.add(event);
      Arrays.stream(targets).forEach(this::reach);
    }
    front.descend();
    if (front.nextEvent() > oldest) {
      queue.add(front.nextEvent());
    }
  }

  /** The events, not too old, that the links of an event lead to. */
  long[] targets(long event) {
    Chain chain = cover.places().chain(event);
    return Arrays.stream(chain.targetsOf(cover.places().sequence(event)))
        .filter(target -> target >= oldest)
        .toArray();
  }

  /** The events that were met and that links start at, in the order of their numbers. */
  List<Long> linked() {
    return linked.reversed();
  }

  private int highest(int chain) {
    @Nullable Front front = fronts.get(chain);
    return front == null ? 0 : front.highest();
  }

  /** Whether this event, one that is not too old, is led to. */
  boolean leadsTo(long event) {
    return cover.places().sequence(event) <= highest(cover.places().chain(event).number());
  }

  /** The events of a chain from this place on that are led to. */
  List<Long> from(int chain, int lowest) {
    List<Long> events = new ArrayList<>();
    @Nullable Front front = fronts.get(chain);
    for (int sequence = lowest; front != null && sequence <= front.highest(); sequence++) {
      events.add(front.chain().event(sequence));
    }
    return events;
  }
}
