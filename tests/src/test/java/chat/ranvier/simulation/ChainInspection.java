package chat.ranvier.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.authchain.AuthChainIndex;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.auth.chain.AuthChains;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Holds the stored auth chains against the auth events that the events name. */
final class ChainInspection {
  private final Storage storage;

  ChainInspection(Storage storage) {
    this.storage = storage;
  }

  /** Every state event has a place, and its auth chain is what its auth events make it. */
  void check(List<RoomId> rooms) {
    assertThat(storage.authChains().pending()).as("rooms whose chains are not done").isEmpty();
    rooms.forEach(this::check);
  }

  private void check(RoomId roomId) {
    List<StoredEvent> states =
        new Inspection(storage)
            .events(roomId).stream().filter(event -> event.event().isState()).toList();
    for (StoredEvent event : states) {
      Set<Long> plain = plain(event);
      Set<Long> asked = new TreeSet<>(plain);
      states.forEach(each -> asked.add(each.number()));
      long[] all = asked.stream().mapToLong(Long::longValue).toArray();
      AuthChains chains =
          new AuthChainIndex(storage.authChains(), 0)
              .chainsOf(
                  event.room(),
                  unplaced -> {
                    throw new AssertionError("events without a place: " + unplaced);
                  });
      assertThat(chains.behind(event.number(), all))
          .as("the auth chain of %s", event.event().eventId())
          .containsExactly(plain.stream().mapToLong(Long::longValue).toArray());
    }
  }

  private Set<Long> plain(StoredEvent event) {
    Set<Long> chain = new TreeSet<>();
    Deque<EventId> open = new ArrayDeque<>(event.event().authEvents());
    while (!open.isEmpty()) {
      StoredEvent cited = storage.events().find(open.remove()).orElseThrow();
      if (chain.add(cited.number())) {
        open.addAll(cited.event().authEvents());
      }
    }
    return chain;
  }
}
