package chat.ranvier.tests.authchain;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.authchain.AuthChainIndex;
import chat.ranvier.application.authchain.port.AuthChainStore;
import chat.ranvier.application.authchain.port.PlacedEvent;
import chat.ranvier.db.memory.MemoryDatabase;
import chat.ranvier.db.memory.authchain.MemoryAuthChainStore;
import chat.ranvier.domain.auth.chain.AuthChains;
import chat.ranvier.domain.auth.chain.ChainedEvent;
import chat.ranvier.domain.auth.chain.UnconflictedState;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AuthChainIndexTest {
  private static final long ROOM = 1;

  /** Two branches: 3 and 5 on one, 4 and 6 on the other. */
  private static final Map<Long, List<Long>> CITED =
      Map.of(
          1L, List.of(),
          2L, List.of(1L),
          3L, List.of(2L),
          4L, List.of(2L),
          5L, List.of(3L),
          6L, List.of(4L));

  private final MemoryDatabase database = new MemoryDatabase();
  private final AuthChainStore store = new MemoryAuthChainStore(database);
  private final Set<Long> walked = new HashSet<>();
  private final AuthChains chains =
      new AuthChainIndex(store, 1_000_000).chainsOf(ROOM, this::authEvents);

  private Map<Long, long[]> authEvents(Collection<Long> events) {
    walked.addAll(events);
    return events.stream()
        .collect(
            Collectors.toMap(
                event -> event,
                event ->
                    CITED.getOrDefault(event, List.of()).stream()
                        .mapToLong(Long::longValue)
                        .toArray()));
  }

  private void place(long first, long last) {
    database.inTransaction(
        () ->
            store.add(
                LongStream.rangeClosed(first, last)
                    .mapToObj(event -> new PlacedEvent(ROOM, alone(event)))
                    .toList()));
  }

  private static ChainedEvent alone(long event) {
    List<Long> cited = CITED.getOrDefault(event, List.of());
    return new ChainedEvent(event, (int) event, 1, cited, cited.size());
  }

  private long[] difference() {
    return chains.difference(List.of(new long[] {5}, new long[] {6}), UnconflictedState.NONE);
  }

  @Test
  void answersFromChainsWhereAllEventsHaveAPlace() {
    place(1, 6);
    assertThat(difference()).containsExactly(3, 4);
    assertThat(walked).isEmpty();
  }

  @Test
  void walksWhereNoEventHasAPlace() {
    assertThat(difference()).containsExactly(3, 4);
    assertThat(chains.conflictedSubgraph(new long[] {5, 2})).containsExactly(2, 3, 5);
    assertThat(chains.behind(6, new long[] {3, 4})).containsExactly(4);
  }

  @Test
  void walksOnlyAsFarAsEventsHaveNoPlace() {
    place(1, 4);
    assertThat(difference()).containsExactly(3, 4);
    assertThat(walked).containsExactlyInAnyOrder(5L, 6L);
  }

  @Test
  void goesOnFromChainsOnceEventsHaveGotTheirPlaces() {
    place(1, 4);
    assertThat(difference()).containsExactly(3, 4);
    walked.clear();
    place(5, 6);
    assertThat(difference()).containsExactly(3, 4);
    assertThat(walked).isEmpty();
  }
}
