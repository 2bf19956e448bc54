package chat.ranvier.intake;

import chat.ranvier.application.authchain.AuthChainIndex;
import chat.ranvier.application.authchain.port.AuthChainStore;
import chat.ranvier.application.commit.CommitObserver;
import chat.ranvier.application.commit.Commits;
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
import chat.ranvier.application.upkeep.CheckDatabase;
import chat.ranvier.application.upkeep.CollectStateNodes;
import chat.ranvier.application.upkeep.Finding;
import chat.ranvier.db.memory.MemoryDatabase;
import chat.ranvier.db.memory.accountdata.MemoryAccountDataStore;
import chat.ranvier.db.memory.commit.MemoryCounters;
import chat.ranvier.db.memory.push.MemoryNotificationStore;
import chat.ranvier.db.memory.push.MemoryPushRuleStore;
import chat.ranvier.domain.auth.rules.AuthRules;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.push.PushRuleFeatures;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.state.StateRoot;
import chat.ranvier.domain.testing.People;
import chat.ranvier.domain.testing.ToySigningKey;
import java.util.ArrayList;
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

  private static final MemoryDatabase NOTHING = new MemoryDatabase();
  private static final CheckDatabase.Notifications NO_NOTIFICATIONS =
      new CheckDatabase.Notifications(
          new MemoryNotificationStore(NOTHING),
          new MemoryPushRuleStore(NOTHING),
          new MemoryAccountDataStore(NOTHING),
          new MemoryCounters(NOTHING),
          PushRuleFeatures.NONE);

  private final Stores stores;
  private final Commits commits;
  private final RoomEngine engine;
  private final ReceiveEvents receive;
  private final MergeBranches mergeBranches;

  private Engine(Stores stores, AuthRules rules, long cacheBytes) {
    ManualTime time = new ManualTime();
    NoTracing tracing = new NoTracing();
    AuthChainIndex authChains = new AuthChainIndex(stores.authChains(), cacheBytes);
    this.commits =
        new Commits(
            new Commits.Storage(
                stores.transactions(), stores.counters(), stores.rooms(), authChains.appends()),
            Engine::start,
            time,
            tracing,
            CommitObserver.NONE);
    this.stores = stores;
    this.engine =
        new RoomEngine(
            new RoomEngine.Identity(People.HERE, ToySigningKey.of(People.HERE), rules),
            new RoomEngine.Storage(stores.rooms(), stores.events(), stores.counters(), authChains),
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
            new MergeBranches.Stores(stores.rooms(), stores.memberships()),
            engine.rooms(),
            engine.writers(),
            time);
  }

  private static void start(String name, Runnable body) {
    Thread.ofVirtual().name(name).start(body);
  }

  /** On a new database in memory. */
  static Engine inMemory() {
    return on(Stores.in(new MemoryDatabase()), CACHE_BYTES);
  }

  /** On a new database in memory, where the keys that rooms name are held against signatures. */
  static Engine checkingRoomKeys() {
    AuthRules rules = new AuthRules((event, server) -> true, ToySigningKey.CHECK);
    return new Engine(Stores.in(new MemoryDatabase()), rules, CACHE_BYTES);
  }

  /** On this storage, with so much memory for caches. */
  static Engine on(Stores stores, long cacheBytes) {
    return new Engine(stores, RULES, cacheBytes);
  }

  /** Throws away all parts of states that nothing needs, and returns how many there were. */
  long collectUnneeded() {
    CollectStateNodes collection =
        new CollectStateNodes(stores.inventory(), stores.rooms(), stores.events(), commits);
    return stores.inventory().rooms(0, Integer.MAX_VALUE).stream()
        .mapToLong(room -> collection.collect(room).removed())
        .sum();
  }

  /** What is wrong in the storage. */
  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    new CheckDatabase(
            People.HERE,
            new CheckDatabase.Storage(
                stores.inventory(),
                stores.rooms(),
                stores.events(),
                stores.memberships(),
                NO_NOTIFICATIONS),
            RULES)
        .check(findings::add);
    return findings;
  }

  Commits commits() {
    return commits;
  }

  RoomEngine rooms() {
    return engine;
  }

  RoomStore roomStore() {
    return stores.rooms();
  }

  MembershipStore memberships() {
    return stores.memberships();
  }

  /** The auth chains that storage holds. */
  AuthChainStore authChains() {
    return stores.authChains();
  }

  EventStore events() {
    return stores.events();
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
    return stores
        .events()
        .find(event)
        .orElseThrow(() -> new AssertionError(event + " is not stored"));
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
