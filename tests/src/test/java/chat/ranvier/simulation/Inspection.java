package chat.ranvier.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.membership.port.RoomMembership;
import chat.ranvier.application.room.port.StoredRoom;
import chat.ranvier.application.timeline.port.EventPlace;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.application.upkeep.CheckDatabase;
import chat.ranvier.application.upkeep.Finding;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.event.content.MemberContent;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.room.Membership;
import chat.ranvier.domain.state.StateRoot;
import chat.ranvier.domain.state.StateTrie;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Holds what is stored in the end against what was promised and against itself. */
final class Inspection {
  private static final long EVER = 1L << 60;

  private final Storage storage;

  Inspection(Storage storage) {
    this.storage = storage;
  }

  /** A room's events in the order of the stream. */
  List<StoredEvent> events(RoomId room) {
    List<Long> numbers =
        storage
            .events()
            .after(stored(room).room().number(), -EVER, EVER, Integer.MAX_VALUE)
            .stream()
            .map(EventPlace::number)
            .toList();
    Map<Long, StoredEvent> loaded = storage.events().load(numbers);
    return numbers.stream().map(loaded::get).map(Objects::requireNonNull).toList();
  }

  StoredRoom stored(RoomId room) {
    return storage.rooms().find(room).orElseThrow(() -> new AssertionError(room + " is lost"));
  }

  /** The current state, found by going through all events. */
  Map<StateSlot, EventId> replay(RoomId room) {
    Map<StateSlot, EventId> state = new TreeMap<>();
    for (StoredEvent event : events(room)) {
      event.event().slot().ifPresent(slot -> state.put(slot, event.event().eventId()));
    }
    return state;
  }

  /** Every room's stored state, memberships and numbers say the same as its events. */
  void checkRooms(List<RoomId> rooms) {
    Set<Long> positions = new HashSet<>();
    Set<Long> numbers = new HashSet<>();
    for (RoomId room : rooms) {
      for (StoredEvent event : events(room)) {
        assertThat(positions.add(event.position())).as("a position of its own").isTrue();
        assertThat(numbers.add(event.number())).as("a number of its own").isTrue();
      }
      checkStates(room);
      checkMemberships(room);
    }
  }

  /** The server's own check of its storage finds nothing either. */
  void checkAsTheServerDoes() {
    List<Finding> findings = new ArrayList<>();
    new CheckDatabase(
            SimulatedServer.NAME,
            new CheckDatabase.Storage(
                storage.inventory(),
                storage.rooms(),
                storage.events(),
                storage.memberships(),
                storage.notificationsChecked()),
            SimulatedServer.RULES)
        .check(findings::add);
    assertThat(findings).as("what the server's own check finds").isEmpty();
  }

  private void checkStates(RoomId roomId) {
    StoredRoom room = stored(roomId);
    List<StoredEvent> events = events(roomId);
    Map<StateSlot, Long> state = new HashMap<>();
    EventId previous = null;
    for (StoredEvent event : events) {
      assertThat(read(room, event.stateBefore()))
          .as("the state before %s of %s", event.event().eventId(), roomId)
          .isEqualTo(new HashSet<>(state.values()));
      List<EventId> expected = previous == null ? List.of() : List.of(previous);
      assertThat(event.event().prevEvents()).as("what an event follows").isEqualTo(expected);
      event.event().slot().ifPresent(slot -> state.put(slot, event.number()));
      assertThat(read(room, storage.rooms().currentStateAt(room.room().number(), event.position())))
          .as("the state at %s", event.position())
          .isEqualTo(new HashSet<>(state.values()));
      previous = event.event().eventId();
    }
    assertThat(read(room, room.head().state()))
        .as("the current state of %s", roomId)
        .isEqualTo(new HashSet<>(state.values()));
    assertThat(room.lastPosition()).isEqualTo(events.getLast().position());
    assertThat(room.head().slotCount()).as("the slots of %s", roomId).isEqualTo(state.size());
  }

  private Set<Long> read(StoredRoom room, StateRoot root) {
    Set<Long> events = new HashSet<>();
    StateTrie.forEach(
        node -> storage.rooms().loadNode(room.room().number(), node),
        root,
        (slot, event) -> events.add(event));
    return events;
  }

  private void checkMemberships(RoomId roomId) {
    StoredRoom room = stored(roomId);
    Map<UserId, StoredEvent> members = new TreeMap<>();
    for (StoredEvent event : events(roomId)) {
      if (event.event().type().equals("m.room.member")) {
        members.put(UserId.parse(event.event().stateKey().orElseThrow()), event);
      }
    }
    members.forEach(
        (user, event) -> {
          RoomMembership place =
              storage.memberships().find(user, room.room().number()).orElseThrow();
          assertThat(place.eventNumber()).as("the place of %s", user).isEqualTo(event.number());
          assertThat(place.membership()).isEqualTo(membership(event));
          assertThat(place.position()).isEqualTo(event.position());
        });
    assertThat(room.head().joinedCount()).isEqualTo(count(members, Membership.JOIN));
    assertThat(room.head().invitedCount()).isEqualTo(count(members, Membership.INVITE));
  }

  private static long count(Map<UserId, StoredEvent> members, Membership membership) {
    return members.values().stream().filter(event -> membership(event) == membership).count();
  }

  static Membership membership(StoredEvent event) {
    return new MemberContent(event.event().content()).membership().orElseThrow();
  }

  /** Everything that was acknowledged is there, once, and after all that it came after. */
  void checkPromises(Ledger ledger) {
    Map<EventId, StoredEvent> stored = new HashMap<>();
    Map<String, EventId> labels = new HashMap<>();
    for (RoomId room : ledger.rooms()) {
      for (StoredEvent event : events(room)) {
        stored.put(event.event().eventId(), event);
        event
            .event()
            .content()
            .string("body")
            .ifPresent(
                body ->
                    assertThat(labels.put(body, event.event().eventId()))
                        .as("the first event called '%s'", body)
                        .isNull());
      }
    }
    for (Ledger.Promise promise : ledger.promises()) {
      assertThat(stored).as("acknowledged events").containsKey(promise.event());
      promise
          .redacts()
          .ifPresent(
              target ->
                  assertThat(find(stored, target).redactedBy()).as("redaction of it").isPresent());
    }
    checkOrder(ledger.promises(), stored);
  }

  private static StoredEvent find(Map<EventId, StoredEvent> stored, EventId event) {
    return Objects.requireNonNull(stored.get(event), () -> event + " is not stored");
  }

  private static void checkOrder(List<Ledger.Promise> promises, Map<EventId, StoredEvent> stored) {
    Map<EventId, Ledger.Promise> earliest = new HashMap<>();
    for (Ledger.Promise promise : promises) {
      earliest.merge(
          promise.event(), promise, (one, other) -> one.began() < other.began() ? one : other);
    }
    List<Ledger.Promise> fresh = new ArrayList<>(earliest.values());
    fresh.removeIf(promise -> !promise.isFresh());
    for (Ledger.Promise later : fresh) {
      for (Ledger.Promise before : promises) {
        if (before.acknowledged() < later.began() && !before.event().equals(later.event())) {
          assertThat(find(stored, later.event()).position())
              .as("the position of what was sent after %s", before)
              .isGreaterThan(find(stored, before.event()).position());
        }
      }
    }
  }
}
