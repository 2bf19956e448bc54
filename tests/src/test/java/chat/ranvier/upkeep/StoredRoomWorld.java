package chat.ranvier.upkeep;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.ranvier.application.accountdata.IgnoredUsers;
import chat.ranvier.application.authchain.AuthChainIndex;
import chat.ranvier.application.commit.CommitObserver;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.environment.NoTracing;
import chat.ranvier.application.environment.testing.ManualTime;
import chat.ranvier.application.push.PushEngine;
import chat.ranvier.application.room.MailboxObserver;
import chat.ranvier.application.room.RoomEngine;
import chat.ranvier.application.room.port.CreateRoomCommand;
import chat.ranvier.application.room.port.RoomRef;
import chat.ranvier.application.room.port.WriteEventsCommand;
import chat.ranvier.application.upkeep.CheckDatabase;
import chat.ranvier.application.upkeep.CollectStateNodes;
import chat.ranvier.application.upkeep.Finding;
import chat.ranvier.application.upkeep.RepairDatabase;
import chat.ranvier.bootstrap.environment.SystemTime;
import chat.ranvier.bootstrap.environment.VirtualThreads;
import chat.ranvier.db.TestDatabase;
import chat.ranvier.db.sql.accountdata.SqlAccountDataStore;
import chat.ranvier.db.sql.authchain.SqlAuthChainStore;
import chat.ranvier.db.sql.commit.SqlCounters;
import chat.ranvier.db.sql.membership.SqlMembershipStore;
import chat.ranvier.db.sql.push.SqlNotificationStore;
import chat.ranvier.db.sql.push.SqlPushRuleStore;
import chat.ranvier.db.sql.receipt.SqlReceiptStore;
import chat.ranvier.db.sql.room.SqlRoomInventory;
import chat.ranvier.db.sql.room.SqlRoomStore;
import chat.ranvier.db.sql.timeline.SqlEventStore;
import chat.ranvier.domain.auth.rules.AuthRules;
import chat.ranvier.domain.event.EventDraft;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.push.PushRuleFeatures;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.signing.KeyId;
import chat.ranvier.domain.signing.SigningKey;
import chat.ranvier.federation.signature.BouncyCastleSignatureCheck;
import chat.ranvier.federation.signature.BouncyCastleSigningKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A room that its engine has written to a database, and those who look after it there. */
final class StoredRoomWorld {
  static final UserId ALICE = new UserId("@alice:test.example");

  private final TestDatabase database;
  private final SqlRoomStore rooms;
  private final SqlEventStore events;
  private final SqlRoomInventory inventory;
  private final CheckDatabase check;
  private final RepairDatabase repair;
  private final Commits commits;
  private final RoomEngine engine;
  private final RoomId room;

  /** A room that is made now. */
  StoredRoomWorld(TestDatabase database) {
    this(database, Optional.empty());
  }

  private StoredRoomWorld(TestDatabase database, Optional<RoomId> stored) {
    this.database = database;
    VirtualThreads threads = new VirtualThreads();
    SystemTime time = new SystemTime(threads);
    NoTracing tracing = new NoTracing();
    SqlCounters counters = new SqlCounters(database.sql());
    this.rooms = new SqlRoomStore(database.direct());
    this.events = new SqlEventStore(database.direct());
    this.inventory = new SqlRoomInventory(database.direct());
    AuthChainIndex chains = new AuthChainIndex(new SqlAuthChainStore(database.direct()), 1 << 20);
    this.commits =
        new Commits(
            new Commits.Storage(database.database(), counters, rooms, chains.appends()),
            threads,
            time,
            tracing,
            CommitObserver.NONE);
    AuthRules rules = new AuthRules((event, signer) -> true, new BouncyCastleSignatureCheck());
    SigningKey key =
        BouncyCastleSigningKey.fromSeed(
            KeyId.ed25519("1"), "a seed that is used for nothing.".getBytes(UTF_8));
    this.engine =
        new RoomEngine(
            new RoomEngine.Identity(TestDatabase.SERVER, key, rules),
            new RoomEngine.Storage(rooms, events, counters, chains),
            commits,
            new RoomEngine.Surroundings(threads, time, tracing, MailboxObserver.NONE),
            1 << 20);
    CheckDatabase.Storage storage =
        new CheckDatabase.Storage(
            inventory,
            rooms,
            events,
            new SqlMembershipStore(database.direct()),
            new CheckDatabase.Notifications(
                new SqlNotificationStore(database.direct()),
                new SqlPushRuleStore(database.sql()),
                new SqlAccountDataStore(database.sql()),
                counters,
                PushRuleFeatures.NONE));
    this.check = new CheckDatabase(TestDatabase.SERVER, storage, rules);
    this.repair = new RepairDatabase(check, storage, database.transactions());
    this.room = stored.orElseGet(() -> engine.writers().create(firstEvents()).room());
  }

  private static CreateRoomCommand firstEvents() {
    return new CreateRoomCommand(
        RoomVersion.V12,
        Optional.empty(),
        List.of(
            state("m.room.create", "", JsonObject.of("room_version", "12")),
            state("m.room.member", ALICE.value(), JsonObject.of("membership", "join")),
            state("m.room.power_levels", "", JsonObject.empty()),
            state("m.room.join_rules", "", JsonObject.of("join_rule", "public"))));
  }

  static EventDraft state(String type, String key, JsonObject content) {
    return EventDraft.state(new StateSlot(type, key), ALICE, content, 1);
  }

  /** Adds the event, and returns once it is durable. */
  EventId add(EventDraft event) {
    return engine.writers().write(room, WriteEventsCommand.of(event)).events().getFirst();
  }

  /** The room as storage knows it. */
  RoomRef room() {
    return rooms.find(room).orElseThrow().room();
  }

  /** What is wrong in the database. */
  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    check.check(findings::add);
    return findings;
  }

  /** The same room with an engine that knows nothing but what is stored. */
  StoredRoomWorld restarted() {
    return new StoredRoomWorld(database, Optional.of(room));
  }

  /** Makes anew what is wrong beside the events. */
  Set<RoomId> repair() {
    return repair.repair();
  }

  /** What finds out whom the room's events notify, of which it knows nothing yet. */
  PushEngine push() {
    return new PushEngine(
        new PushEngine.Storage(
            new SqlNotificationStore(database.direct()),
            new SqlPushRuleStore(database.sql()),
            new SqlReceiptStore(database.sql()),
            new SqlMembershipStore(database.direct()),
            new SqlCounters(database.sql())),
        engine,
        commits,
        new PushEngine.Surroundings(
            TestDatabase.SERVER,
            PushRuleFeatures.NONE,
            new IgnoredUsers(new SqlAccountDataStore(database.sql()), commits),
            new ManualTime(),
            1 << 20));
  }

  CollectStateNodes collection() {
    return new CollectStateNodes(inventory, rooms, events, commits);
  }
}
