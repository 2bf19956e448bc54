package chat.ranvier.db.memory.room;

import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.application.membership.port.RoomMembership;
import chat.ranvier.application.room.port.IntakeChange;
import chat.ranvier.application.room.port.MembershipChange;
import chat.ranvier.application.room.port.NewEvent;
import chat.ranvier.application.room.port.PositionedAppend;
import chat.ranvier.application.room.port.Redaction;
import chat.ranvier.application.room.port.RoomAppend;
import chat.ranvier.application.room.port.RoomRef;
import chat.ranvier.application.room.port.RoomStore;
import chat.ranvier.application.room.port.StoredAlreadyException;
import chat.ranvier.application.room.port.StoredGraph;
import chat.ranvier.application.room.port.StoredRoom;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.db.memory.MemoryDatabase;
import chat.ranvier.db.memory.MemoryTable;
import chat.ranvier.db.memory.membership.MemoryMembershipStore;
import chat.ranvier.db.memory.timeline.MemoryEventStore;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.state.NodeId;
import chat.ranvier.domain.state.StateNode;
import chat.ranvier.domain.state.StateRoot;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** The rooms of a database in memory, with their states, events and memberships. */
public final class MemoryRoomStore implements RoomStore {
  private final MemoryDatabase database;
  private final MemoryTable<RoomId, StoredRoom> rooms;
  private final MemoryStates states;
  private final MemoryEventStore events;
  private final MemoryMembershipStore memberships;
  private final MemoryGraphs graphs;

  /** The rooms of this database. */
  public MemoryRoomStore(MemoryDatabase database) {
    this.database = database;
    this.rooms = database.table("rooms");
    this.states = new MemoryStates(database);
    this.events = new MemoryEventStore(database);
    this.memberships = new MemoryMembershipStore(database);
    this.graphs = new MemoryGraphs(database);
  }

  @Override
  public void append(List<PositionedAppend> appends) {
    appends.forEach(this::append);
  }

  private void append(PositionedAppend positioned) {
    RoomAppend append = positioned.append();
    RoomId roomId = append.room().roomId();
    if (append.isNewRoom() && rooms.contains(roomId)) {
      throw new StorageException("the room " + roomId + " is stored already");
    }
    StoredRoom before =
        rooms.find(roomId).orElseGet(() -> new StoredRoom(append.room(), append.headAfter(), 0));
    rooms.put(roomId, before.after(positioned));
    states.append(append);
    long position = positioned.firstPosition();
    for (NewEvent event : append.events()) {
      append(append.room(), event, position++, append.intake());
    }
    append
        .intake()
        .aside()
        .forEach(event -> store(StoredEvent.of(event, append.room().number()), append.intake()));
    append.intake().redactions().forEach(this::redact);
    graphs.append(append.room().number(), append.intake().graph());
  }

  private void append(RoomRef room, NewEvent event, long position, IntakeChange intake) {
    store(StoredEvent.of(event, room.number(), position), intake);
    event.redacts().ifPresent(target -> events.redact(target, event.event().eventId()));
    event.currentStateAfter().ifPresent(root -> states.change(room.number(), position, root));
    event.memberships().forEach(now -> memberships.put(membership(room, position, now)));
  }

  private void redact(Redaction redaction) {
    StoredEvent by = events.load(List.of(redaction.number())).get(redaction.number());
    if (by == null) {
      throw new StorageException("no event has the number " + redaction.number());
    }
    events.redact(redaction.target(), by.event().eventId());
  }

  private void store(StoredEvent event, IntakeChange intake) {
    if (intake.placedAnew().contains(event.number())) {
      events.place(event);
    } else if (events.isRepeated(event)) {
      throw new StoredAlreadyException(Set.of(event.number()));
    } else {
      events.add(event);
    }
    Optional.ofNullable(intake.overtaken().get(event.number()))
        .ifPresent(deepest -> events.overtake(event, deepest));
  }

  private static RoomMembership membership(RoomRef room, long position, MembershipChange now) {
    return new RoomMembership(
        room,
        now.user(),
        now.membership(),
        now.eventNumber(),
        position,
        false,
        now.strippedState());
  }

  @Override
  public Optional<StoredRoom> find(RoomId roomId) {
    return rooms.find(roomId);
  }

  @Override
  public StateNode loadNode(long room, NodeId node) {
    return states.loadNode(room, node);
  }

  @Override
  public OptionalInt findSlot(long room, StateSlot slot) {
    return states.findSlot(room, slot);
  }

  @Override
  public List<StateSlot> slots(long room, int from, int to) {
    return states.slots(room, from, to);
  }

  @Override
  public StateRoot currentStateAt(long room, long position) {
    return states.currentStateAt(room, position);
  }

  @Override
  public StoredGraph graph(long room) {
    return database.reading(() -> graphs.graph(room));
  }

  @Override
  public List<RoomId> withMoreExtremities(int than, int limit) {
    return rooms.read(
        rows ->
            rows.values().stream()
                .filter(room -> room.head().extremities().size() > than)
                .sorted(
                    Comparator.<StoredRoom>comparingInt(room -> -room.head().extremities().size())
                        .thenComparingLong(room -> room.room().number()))
                .limit(limit)
                .map(room -> room.room().roomId())
                .toList());
  }

  @Override
  public Set<Long> changedSince(Collection<Long> numbers, long position) {
    return database.reading(
        () ->
            numbers.stream()
                .filter(room -> events.lastPosition(room).orElse(position) > position)
                .collect(Collectors.toSet()));
  }
}
