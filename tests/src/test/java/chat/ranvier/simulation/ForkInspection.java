package chat.ranvier.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.room.port.Extremity;
import chat.ranvier.application.room.port.StoredRoom;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.auth.standing.Standing;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.state.StateRoot;
import chat.ranvier.domain.state.StateTrie;
import chat.ranvier.domain.testing.PlainRoom;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Holds rooms that other servers write to against the plain model of their graphs. */
final class ForkInspection {
  private final Storage storage;
  private final Abroad abroad;

  ForkInspection(Storage storage, Abroad abroad) {
    this.storage = storage;
    this.abroad = abroad;
  }

  /** Everything that was made is there, stands as it was said to, and has the state it should. */
  void check(List<RoomId> rooms) {
    Inspection inspection = new Inspection(storage);
    for (RoomId room : rooms) {
      abroad.take(room, inspection.events(room).stream().map(StoredEvent::event).toList());
      check(inspection.stored(room), abroad.room(room).orElseThrow());
    }
    abroad
        .acknowledged()
        .forEach(
            (event, standing) ->
                assertThat(find(event).standing()).as("how %s stands", event).isEqualTo(standing));
  }

  private StoredEvent find(EventId event) {
    return storage
        .events()
        .find(event)
        .orElseThrow(() -> new AssertionError(event + " is not stored"));
  }

  private void check(StoredRoom room, PlainRoom graph) {
    for (Pdu event : graph.events()) {
      StoredEvent stored = find(event.eventId());
      assertThat(stored.standing().isPlaced()).as("whether %s has a place", event).isTrue();
      assertThat(state(room, stored.stateBefore()))
          .as("the state before %s", event)
          .isEqualTo(ids(graph.before(event.eventId())));
      assertThat(stored.standing() == Standing.REJECTED)
          .as("whether %s is rejected", event)
          .isEqualTo(graph.isRejected(event.eventId()));
      assertThat(stored.position() > 0)
          .as("whether %s is shown", event)
          .isEqualTo(stored.standing() == Standing.ACCEPTED);
    }
    List<EventId> tips = room.head().extremities().stream().map(Extremity::eventId).toList();
    assertThat(state(room, room.head().state()))
        .as("the current state of %s", room.room().roomId())
        .isEqualTo(ids(graph.meet(tips)));
    assertThat(storage.rooms().graph(room.room().number()).waiting())
        .as("what waits in %s", room.room().roomId())
        .isEmpty();
  }

  private static Map<StateSlot, EventId> ids(Map<StateSlot, Pdu> state) {
    Map<StateSlot, EventId> ids = new TreeMap<>();
    state.forEach((slot, event) -> ids.put(slot, event.eventId()));
    return ids;
  }

  /** The events of a state, by slot. */
  Map<StateSlot, EventId> state(StoredRoom room, StateRoot root) {
    Map<StateSlot, EventId> state = new TreeMap<>();
    StateTrie.forEach(
        node -> storage.rooms().loadNode(room.room().number(), node),
        root,
        (slot, number) -> {
          StoredEvent stored = storage.events().load(List.of(number)).get(number);
          Pdu event = Objects.requireNonNull(stored).event();
          state.put(event.slot().orElseThrow(), event.eventId());
        });
    return state;
  }

  /**
   * Each device knows the current state, and every event of the timeline once. That a slot of the
   * state is empty again nobody can be told by sync.
   */
  void check(Device device) {
    Inspection inspection = new Inspection(storage);
    device
        .rooms()
        .forEach(
            (id, log) -> {
              StoredRoom room = inspection.stored(id);
              assertThat(log.state())
                  .as("the state of %s on %s", id, device)
                  .containsAllEntriesOf(state(room, room.head().state()));
              assertThat(log.timeline())
                  .as("the timeline of %s on %s", id, device)
                  .containsExactlyInAnyOrderElementsOf(
                      inspection.events(id).stream()
                          .map(StoredEvent::event)
                          .filter(event -> !event.type().equals("org.matrix.dummy_event"))
                          .map(Pdu::eventId)
                          .toList());
            });
  }
}
