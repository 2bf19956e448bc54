package chat.ranvier.domain.auth.chain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** The state events of a room for tests: which slot each fills, and which events it cites. */
final class AuthGraph implements AuthEdges {
  private final List<Integer> slots = new ArrayList<>();
  private final List<long[]> cited = new ArrayList<>();

  /** Adds an event, numbered from 1. */
  long add(int slot, Collection<Long> authEvents) {
    slots.add(slot);
    cited.add(authEvents.stream().mapToLong(Long::longValue).toArray());
    return slots.size();
  }

  int size() {
    return slots.size();
  }

  int slot(long event) {
    return slots.get((int) event - 1);
  }

  long[] authEvents(long event) {
    return cited.get((int) event - 1);
  }

  @Override
  public Map<Long, long[]> authEvents(Collection<Long> events) {
    Map<Long, long[]> found = new HashMap<>();
    events.forEach(event -> found.put(event, authEvents(event)));
    return found;
  }

  long edges() {
    return cited.stream().mapToLong(each -> each.length).sum();
  }

  /** The newest event that it cites and that fills the same slot. */
  OptionalLong predecessor(long event) {
    OptionalLong newest = OptionalLong.empty();
    for (long each : authEvents(event)) {
      if (slot(each) == slot(event) && each > newest.orElse(0)) {
        newest = OptionalLong.of(each);
      }
    }
    return newest;
  }

  /** Puts all events into the cover of a source, in order. */
  ChainCover cover(KeptChains kept) {
    return cover(kept, size());
  }

  /** Puts the first events into the cover of a source. */
  ChainCover cover(KeptChains kept, int count) {
    ChainCover cover = new ChainCover(kept);
    for (long event = 1; event <= count; event++) {
      kept.keep(cover.add(event, ChainCover.boxed(authEvents(event)), predecessor(event)));
    }
    return cover;
  }

  /** The plain definition: the events themselves and everything that they cite, directly or not. */
  Set<Long> reachable(Collection<Long> events) {
    TreeSet<Long> reached = new TreeSet<>();
    List<Long> waiting = new ArrayList<>(events);
    while (!waiting.isEmpty()) {
      long event = waiting.removeLast();
      if (reached.add(event)) {
        waiting.addAll(ChainCover.boxed(authEvents(event)));
      }
    }
    return reached;
  }
}
