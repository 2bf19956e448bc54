package chat.ranvier.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.authchain.AuthChainIndex;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.auth.chain.AuthChains;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    Map<EventId, StoredEvent> states = new HashMap<>();
    for (StoredEvent event : new Inspection(storage).events(roomId)) {
      if (event.event().isState()) {
        states.put(event.event().eventId(), event);
      }
    }
    long[] all = states.values().stream().mapToLong(StoredEvent::number).sorted().toArray();
    for (StoredEvent event : states.values()) {
      AuthChains chains =
          new AuthChainIndex(storage.authChains(), 0)
              .chainsOf(
                  event.room(),
                  unplaced -> {
                    throw new AssertionError("events without a place: " + unplaced);
                  });
      assertThat(chains.behind(event.number(), all))
          .as("the auth chain of %s", event.event().eventId())
          .containsExactly(plain(event, states).stream().mapToLong(Long::longValue).toArray());
    }
  }

  private static Set<Long> plain(StoredEvent event, Map<EventId, StoredEvent> states) {
    Set<Long> chain = new TreeSet<>();
    for (EventId id : event.event().authEvents()) {
      StoredEvent cited = Objects.requireNonNull(states.get(id));
      chain.add(cited.number());
      chain.addAll(plain(cited, states));
    }
    return chain;
  }
}
