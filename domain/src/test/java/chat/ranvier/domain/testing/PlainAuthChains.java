package chat.ranvier.domain.testing;

import chat.ranvier.domain.auth.chain.AuthChains;
import chat.ranvier.domain.auth.chain.UnconflictedState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongFunction;

/** Auth chains as the specification tells them: sets and recursion, nothing that is clever. */
public final class PlainAuthChains implements AuthChains {
  private final LongFunction<? extends Collection<Long>> authEvents;
  private final Map<Long, Set<Long>> known = new HashMap<>();

  /**
   * The chains of these edges.
   *
   * @param authEvents the auth events of an event, as far as they are known
   */
  public PlainAuthChains(LongFunction<? extends Collection<Long>> authEvents) {
    this.authEvents = authEvents;
  }

  /** "All of E's auth events, all of their auth events, and so on recursively." */
  public Set<Long> authChain(long event) {
    Set<Long> chain = known.get(event);
    if (chain == null) {
      chain = new TreeSet<>();
      for (long authEvent : authEvents.apply(event)) {
        chain.add(authEvent);
        chain.addAll(authChain(authEvent));
      }
      known.put(event, chain);
    }
    return chain;
  }

  /**
   * "∪ C<sub>i</sub> − ∩ C<sub>i</sub>", where a state's own events belong to its chain, without
   * the conflicted events themselves.
   */
  @Override
  public long[] difference(List<long[]> conflictedSets, UnconflictedState unconflicted) {
    List<Set<Long>> chains = new ArrayList<>();
    for (long[] conflicted : conflictedSets) {
      Set<Long> chain = new TreeSet<>();
      Arrays.stream(conflicted).forEach(event -> addWithChain(event, chain));
      unconflicted.events().forEach(event -> addWithChain(event, chain));
      chains.add(chain);
    }
    Set<Long> union = new TreeSet<>();
    chains.forEach(union::addAll);
    union.removeIf(event -> chains.stream().allMatch(chain -> chain.contains(event)));
    conflictedSets.forEach(conflicted -> Arrays.stream(conflicted).forEach(union::remove));
    return array(union);
  }

  private void addWithChain(long event, Set<Long> chain) {
    chain.add(event);
    chain.addAll(authChain(event));
  }

  /** "The union of all such paths between any pair of events in the conflicted state set." */
  @Override
  public long[] conflictedSubgraph(long[] conflicted) {
    Set<Long> subgraph = new TreeSet<>();
    for (long start : conflicted) {
      subgraph.add(start);
      for (long passed : authChain(start)) {
        if (Arrays.stream(conflicted).anyMatch(end -> end == passed || leads(passed, end))) {
          subgraph.add(passed);
        }
      }
    }
    return array(subgraph);
  }

  private boolean leads(long start, long end) {
    return authChain(start).contains(end);
  }

  @Override
  public long[] behind(long event, long[] among) {
    return Arrays.stream(among).filter(other -> leads(event, other)).distinct().sorted().toArray();
  }

  private static long[] array(Collection<Long> events) {
    return events.stream().mapToLong(Long::longValue).toArray();
  }
}
