package chat.ranvier.domain.auth.chain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A chain cover in memory, as storage would keep it; counts how often it is asked. */
public final class KeptChains implements ChainSource {
  private final TreeMap<Long, ChainedEvent> events = new TreeMap<>();
  private final Map<Integer, List<ChainedEvent>> chains = new HashMap<>();
  private int questions;

  /** Keeps an event that a cover has found the place of. */
  public void keep(ChainedEvent event) {
    events.put(event.event(), event);
    chains.computeIfAbsent(event.chain(), ignored -> new ArrayList<>()).add(event);
  }

  int questions() {
    return questions;
  }

  /** How many links there are altogether. */
  long links() {
    return events.values().stream().mapToLong(ChainedEvent::links).sum();
  }

  ChainedEvent event(long number) {
    return Objects.requireNonNull(events.get(number));
  }

  @Override
  public Collection<ChainedEvent> chainsOf(Collection<Long> wanted) {
    questions++;
    Set<Integer> found = new HashSet<>();
    for (Long event : wanted) {
      ChainedEvent kept = events.get(event);
      if (kept != null) {
        found.add(kept.chain());
      }
    }
    return found.stream().flatMap(chain -> chains.getOrDefault(chain, List.of()).stream()).toList();
  }

  @Override
  public Optional<List<ChainedEvent>> after(long event, int limit) {
    questions++;
    Collection<ChainedEvent> newer = events.tailMap(event, false).values();
    return newer.size() > limit ? Optional.empty() : Optional.of(List.copyOf(newer));
  }

  @Override
  public int chainCount() {
    return chains.size();
  }
}
