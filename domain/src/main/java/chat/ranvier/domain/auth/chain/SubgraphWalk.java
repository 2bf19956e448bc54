package chat.ranvier.domain.auth.chain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;

/*
 * Down from the conflicted events, as far as the oldest of them, to find what they reach; then up again
 * over the same links, to find from which place on each chain leads to a conflicted event. What lies
 * between both in a chain is on a path.
 */

/** One question for a conflicted state subgraph. */
final class SubgraphWalk {
  private final ChainCover cover;
  private final long[] conflicted;
  private final long oldest;
  private final Map<Integer, Front> fronts = new HashMap<>();
  private final Map<Integer, Integer> leading = new HashMap<>();
  private final List<Long> linked = new ArrayList<>();
  private final PriorityQueue<Long> queue = new PriorityQueue<>(Comparator.reverseOrder());

  SubgraphWalk(ChainCover cover, long[] conflicted) {
    this.cover = cover;
    this.conflicted = conflicted;
    this.oldest = Arrays.stream(conflicted).min().orElse(0);
  }

  long[] subgraph() {
    cover.load(ChainCover.boxed(conflicted));
    for (long event : conflicted) {
      reach(event);
      leads(event);
    }
    descend();
    linked.reversed().forEach(this::ascend);
    return between();
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

  private void leads(long event) {
    leading.merge(cover.places().chain(event).number(), cover.places().sequence(event), Math::min);
  }

  private void descend() {
    while (!queue.isEmpty()) {
      long event = queue.poll();
      Front front = frontOf(event);
      if (front.nextEvent() == event) {
        visit(front, event);
      }
    }
  }

  private Front frontOf(long event) {
    return front(cover.places().chain(event).number());
  }

  private Front front(int chain) {
    return Objects.requireNonNull(fronts.get(chain), "no set reaches this chain");
  }

  private void visit(Front front, long event) {
    long[] targets = newEnough(front.chain().targetsOf(front.next()));
    cover.load(ChainCover.boxed(targets));
    if (targets.length > 0) {
      linked.add(event);
      Arrays.stream(targets).forEach(this::reach);
    }
    front.descend();
    if (front.nextEvent() > oldest) {
      queue.add(front.nextEvent());
    }
  }

  private long[] newEnough(long[] targets) {
    return Arrays.stream(targets).filter(target -> target >= oldest).toArray();
  }

  private void ascend(long event) {
    Front front = frontOf(event);
    int sequence = cover.places().sequence(event);
    long[] targets = newEnough(front.chain().targetsOf(sequence));
    if (Arrays.stream(targets).anyMatch(this::leadsToConflicted)) {
      leads(event);
    }
  }

  private boolean leadsToConflicted(long event) {
    int chain = cover.places().chain(event).number();
    return leading.getOrDefault(chain, Integer.MAX_VALUE) <= cover.places().sequence(event);
  }

  private long[] between() {
    List<Long> between = new ArrayList<>();
    leading.forEach(
        (number, lowest) -> {
          Front front = front(number);
          for (int sequence = lowest; sequence <= front.highest(); sequence++) {
            between.add(front.chain().event(sequence));
          }
        });
    return between.stream().mapToLong(Long::longValue).sorted().toArray();
  }
}
