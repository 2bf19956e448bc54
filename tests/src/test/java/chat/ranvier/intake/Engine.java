package chat.ranvier.intake;

import chat.ranvier.application.commit.CommitObserver;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.commit.port.Counters;
import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.application.environment.NoTracing;
import chat.ranvier.application.environment.testing.ManualTime;
import chat.ranvier.application.membership.port.MembershipStore;
import chat.ranvier.application.room.MailboxObserver;
import chat.ranvier.application.room.RoomEngine;
import chat.ranvier.application.room.RoomSnapshot;
import chat.ranvier.application.room.intake.EventGate;
import chat.ranvier.application.room.intake.MergeBranches;
import chat.ranvier.application.room.intake.ReceiveEvents;
import chat.ranvier.application.room.port.RoomStore;
import chat.ranvier.application.timeline.port.EventStore;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.db.memory.MemoryDatabase;
import chat.ranvier.db.memory.commit.MemoryCounters;
import chat.ranvier.db.memory.membership.MemoryMembershipStore;
import chat.ranvier.db.memory.room.MemoryRoomStore;
import chat.ranvier.db.memory.timeline.MemoryEventStore;
import chat.ranvier.domain.auth.rules.AuthRules;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.state.StateRoot;
import chat.ranvier.domain.testing.People;
import chat.ranvier.domain.testing.ToySigningKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A room engine on storage of its own, into which events of other servers are handed. */
final class Engine {
  private static final long CACHE_BYTES = 16L << 20;
  private static final AuthRules RULES =
      new AuthRules((event, server) -> true, (key, message, signature) -> true);

  private final EventStore events;
  private final RoomStore roomStore;
  private final MembershipStore memberships;
  private final RoomEngine engine;
  private final ReceiveEvents receive;
  private final MergeBranches mergeBranches;

  private Engine(
      Transactions transactions,
      Counters counters,
      RoomStore rooms,
      EventStore events,
      MembershipStore memberships,
      long cacheBytes) {
    ManualTime time = new ManualTime();
    NoTracing tracing = new NoTracing();
    Commits commits =
        new Commits(
            new Commits.Storage(transactions, counters, rooms),
            Engine::start,
            time,
            tracing,
            CommitObserver.NONE);
    this.events = events;
    this.roomStore = rooms;
    this.memberships = memberships;
    this.engine =
        new RoomEngine(
            new RoomEngine.Identity(People.HERE, ToySigningKey.of(People.HERE), RULES),
            new RoomEngine.Storage(rooms, events, counters),
            commits,
            new RoomEngine.Surroundings(Engine::start, time, tracing, MailboxObserver.NONE),
            cacheBytes);
    this.receive =
        new ReceiveEvents(
            engine.rooms(),
            engine.writers(),
            new EventGate(
                (server, keyId, validity) -> Optional.of(ToySigningKey.of(server).publicKey()),
                ToySigningKey.CHECK,
                Engine::start));
    this.mergeBranches =
        new MergeBranches(
            People.HERE,
            2,
            new MergeBranches.Stores(rooms, memberships),
            engine.rooms(),
            engine.writers(),
            time);
  }

  private static void start(String name, Runnable body) {
    Thread.ofVirtual().name(name).start(body);
  }

  /** On a new database in memory. */
  static Engine inMemory() {
    return on(new MemoryDatabase(), CACHE_BYTES);
  }

  /** On this database, with so much memory for caches. */
  static Engine on(MemoryDatabase database, long cacheBytes) {
    return new Engine(
        database,
        new MemoryCounters(database),
        new MemoryRoomStore(database),
        new MemoryEventStore(database),
        new MemoryMembershipStore(database),
        cacheBytes);
  }

  RoomEngine rooms() {
    return engine;
  }

  RoomStore roomStore() {
    return roomStore;
  }

  MembershipStore memberships() {
    return memberships;
  }

  EventStore events() {
    return events;
  }

  MergeBranches mergeBranches() {
    return mergeBranches;
  }

  ReceiveEvents.Answer receive(ReceiveEvents.Command command) {
    return receive.handle(command);
  }

  /** Hands in events of a room that may be new here. */
  ReceiveEvents.Answer receive(RoomVersion version, RoomId room, Collection<Pdu> events) {
    return receive(
        new ReceiveEvents.Command(
            room, Optional.of(version), List.of(), json(events), false, Map.of()));
  }

  static List<JsonObject> json(Collection<Pdu> events) {
    return events.stream().map(Pdu::json).toList();
  }

  RoomSnapshot room(RoomId room) {
    return engine.rooms().find(room).orElseThrow();
  }

  StoredEvent event(EventId event) {
    return events.find(event).orElseThrow(() -> new AssertionError(event + " is not stored"));
  }

  /** The ids of the events of a state, by slot. */
  Map<StateSlot, EventId> state(RoomId room, StateRoot root) {
    Map<StateSlot, EventId> state = new TreeMap<>();
    for (StoredEvent event : room(room).states().all(root)) {
      state.put(event.event().slot().orElseThrow(), event.event().eventId());
    }
    return state;
  }

  Map<StateSlot, EventId> currentState(RoomId room) {
    return state(room, room(room).head().state());
  }
}
