package chat.ranvier.visibility;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.access.port.Standing;
import chat.ranvier.application.access.port.TokenHash;
import chat.ranvier.application.account.ErasedUsers;
import chat.ranvier.application.account.port.Account;
import chat.ranvier.application.account.port.AccountStore;
import chat.ranvier.application.accountdata.IgnoredUsers;
import chat.ranvier.application.accountdata.port.AccountDataStore;
import chat.ranvier.application.accountdata.port.AccountDatum;
import chat.ranvier.application.authchain.AuthChainIndex;
import chat.ranvier.application.commit.CommitObserver;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.environment.NoTracing;
import chat.ranvier.application.environment.testing.ManualTime;
import chat.ranvier.application.environment.testing.TestThreads;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.membership.ReadMembers;
import chat.ranvier.application.membership.port.MembershipStore;
import chat.ranvier.application.push.FindPushRules;
import chat.ranvier.application.room.MailboxObserver;
import chat.ranvier.application.room.RoomEngine;
import chat.ranvier.application.room.RoomSnapshot;
import chat.ranvier.application.room.port.CreateRoomCommand;
import chat.ranvier.application.room.port.PositionedAppend;
import chat.ranvier.application.room.port.ReceiveEventsCommand;
import chat.ranvier.application.room.port.TestRoom;
import chat.ranvier.application.room.port.WriteEventsCommand;
import chat.ranvier.application.state.ReadState;
import chat.ranvier.application.sync.InvitedRooms;
import chat.ranvier.application.sync.JoinedRooms;
import chat.ranvier.application.sync.LeftRooms;
import chat.ranvier.application.sync.RoomCollection;
import chat.ranvier.application.sync.Sync;
import chat.ranvier.application.sync.SyncCollection;
import chat.ranvier.application.sync.TimelineCollection;
import chat.ranvier.application.sync.UserFeeds;
import chat.ranvier.application.sync.WakeObserver;
import chat.ranvier.application.sync.section.AccountDataSection;
import chat.ranvier.application.sync.section.ReceiptSection;
import chat.ranvier.application.sync.section.TypingSection;
import chat.ranvier.application.timeline.ClientEvents;
import chat.ranvier.application.timeline.ReadEvent;
import chat.ranvier.application.timeline.ReadEventContext;
import chat.ranvier.application.timeline.ReadMessages;
import chat.ranvier.application.timeline.Timelines;
import chat.ranvier.application.timeline.Visibility;
import chat.ranvier.application.timeline.port.EventPlace;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.application.typing.TypingUsers;
import chat.ranvier.db.memory.MemoryDatabase;
import chat.ranvier.db.memory.account.MemoryAccountStore;
import chat.ranvier.db.memory.accountdata.MemoryAccountDataStore;
import chat.ranvier.db.memory.authchain.MemoryAuthChainStore;
import chat.ranvier.db.memory.commit.MemoryCounters;
import chat.ranvier.db.memory.membership.MemoryMembershipStore;
import chat.ranvier.db.memory.push.MemoryPushRuleStore;
import chat.ranvier.db.memory.receipt.MemoryReceiptStore;
import chat.ranvier.db.memory.room.MemoryRoomStore;
import chat.ranvier.db.memory.timeline.MemoryEventStore;
import chat.ranvier.domain.auth.rules.AuthRules;
import chat.ranvier.domain.event.EventDraft;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.push.PushRuleFeatures;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.testing.ToySigningKey;
import chat.ranvier.federation.signature.BouncyCastleSignatureCheck;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A room in an engine in memory, and every way to read it. */
final class ReadRoom {
  static final ServerName SERVER = new ServerName("here.example");
  private static final long EVER = 1L << 60;
  private static final long CACHE_BYTES = 16L << 20;
  private static final long TIMESTAMP = 1_700_000_000_000L;

  final ReadMessages messages;
  final ReadEvent event;
  final ReadEventContext context;
  final ReadState state;
  final ReadMembers members;
  final Sync sync;
  final Visibility visibility;
  final RoomId room;

  private final Commits commits;
  private final RoomEngine engine;
  private final MemoryEventStore events;
  private final AccountStore accounts;
  private final AccountDataStore accountData;

  /** A room that anybody may join, made by this user. */
  static ReadRoom madeBy(UserId creator) {
    return new ReadRoom(
        new MemoryDatabase(), engine -> engine.writers().create(firstEvents(creator)).room());
  }

  /** A room of other servers, with these events. */
  static ReadRoom of(List<Pdu> events) {
    return new ReadRoom(new MemoryDatabase(), engine -> receive(engine, events));
  }

  /** A room that storage holds as it is, whatever the rules say of it. */
  static ReadRoom holding(TestRoom stored) {
    MemoryDatabase database = new MemoryDatabase();
    PositionedAppend append = stored.append(1);
    database.inTransaction(
        () -> {
          new MemoryRoomStore(database).append(List.of(append));
          new MemoryCounters(database).reserve("stream_position", append.lastPosition());
        });
    return new ReadRoom(database, engine -> stored.room().roomId());
  }

  private static RoomId receive(RoomEngine engine, List<Pdu> events) {
    Pdu any = events.getFirst();
    engine
        .writers()
        .receive(
            any.roomId(),
            new ReceiveEventsCommand(
                Optional.of(any.version()), List.of(), events, false, Map.of()));
    return any.roomId();
  }

  private ReadRoom(MemoryDatabase database, Function<RoomEngine, RoomId> beginning) {
    MemoryRoomStore rooms = new MemoryRoomStore(database);
    MemoryCounters counters = new MemoryCounters(database);
    MembershipStore memberships = new MemoryMembershipStore(database);
    ManualTime time = new ManualTime();
    TestThreads threads = new TestThreads();
    this.events = new MemoryEventStore(database);
    this.accounts = new MemoryAccountStore(database);
    this.accountData = new MemoryAccountDataStore(database);
    AuthChainIndex chains = new AuthChainIndex(new MemoryAuthChainStore(database), CACHE_BYTES);
    this.commits =
        new Commits(
            new Commits.Storage(database, counters, rooms, chains.appends()),
            threads,
            time,
            new NoTracing(),
            CommitObserver.NONE);
    this.engine =
        new RoomEngine(
            new RoomEngine.Identity(
                SERVER,
                ToySigningKey.of(SERVER),
                new AuthRules((pdu, signer) -> true, new BouncyCastleSignatureCheck())),
            new RoomEngine.Storage(rooms, events, counters, chains),
            commits,
            new RoomEngine.Surroundings(threads, time, new NoTracing(), MailboxObserver.NONE),
            CACHE_BYTES);
    Timelines timelines = new Timelines(events, engine.events(), commits);
    IgnoredUsers ignored = new IgnoredUsers(accountData, commits);
    this.visibility =
        new Visibility(engine.rooms(), memberships, ignored, new ErasedUsers(accounts));
    ClientEvents clientEvents = new ClientEvents(engine.events(), time, CACHE_BYTES);
    this.messages = new ReadMessages(visibility, timelines, clientEvents);
    this.event = new ReadEvent(engine.rooms(), engine.events(), visibility, clientEvents);
    this.context = new ReadEventContext(event, timelines, clientEvents);
    this.state = new ReadState(visibility, clientEvents);
    this.members =
        new ReadMembers(visibility, memberships, engine.events(), timelines, clientEvents);
    RoomCollection collection =
        new RoomCollection(
            engine.rooms(),
            new TimelineCollection(timelines, 1_000),
            memberships,
            visibility,
            clientEvents);
    this.sync =
        new Sync(
            new UserFeeds(
                memberships, commits, new UserFeeds.Surroundings(threads, time, WakeObserver.NONE)),
            new SyncCollection(
                List.of(
                    new AccountDataSection(
                        accountData,
                        new FindPushRules(
                            new MemoryPushRuleStore(database), PushRuleFeatures.NONE)),
                    new TypingSection(new TypingUsers()),
                    new ReceiptSection(new MemoryReceiptStore(database)),
                    new JoinedRooms(rooms, collection),
                    new InvitedRooms(ignored),
                    new LeftRooms(collection))),
            time);
    this.room = beginning.apply(engine);
  }

  private static CreateRoomCommand firstEvents(UserId creator) {
    JsonObject version = JsonObject.of("room_version", RoomVersion.V11.id());
    return new CreateRoomCommand(
        RoomVersion.V11,
        Optional.of(RoomId.parse("!room:" + SERVER)),
        List.of(
            draft(creator, "m.room.create", "", version),
            draft(creator, "m.room.member", creator.value(), JsonObject.of("membership", "join")),
            draft(creator, "m.room.power_levels", "", powerLevels(creator)),
            draft(creator, "m.room.join_rules", "", JsonObject.of("join_rule", "public"))));
  }

  private static JsonObject powerLevels(UserId creator) {
    return JsonObject.of("users", JsonObject.builder().put(creator.value(), 100).build());
  }

  private static EventDraft draft(UserId sender, String type, String key, JsonObject content) {
    return EventDraft.state(new StateSlot(type, key), sender, content, TIMESTAMP);
  }

  /** Who asks, from a device of their own. */
  static Requester requester(UserId user) {
    return new Requester(
        user, Optional.of(new DeviceId("PHONE")), TokenHash.of(user.value()), Standing.ORDINARY);
  }

  /** Adds a state event, where the rules allow it. */
  void state(UserId sender, String type, String key, JsonObject content) {
    write(draft(sender, type, key, content));
  }

  /** Adds a message, where the rules allow it. */
  void message(UserId sender, String body) {
    write(EventDraft.message("m.room.message", sender, JsonObject.of("body", body), TIMESTAMP));
  }

  private void write(EventDraft draft) {
    try {
      engine.writers().write(room, WriteEventsCommand.of(draft));
    } catch (MatrixFailure refused) {
      // What the rules do not allow does not happen, in life as here.
      return;
    }
  }

  /** From now on the user does not want to hear of others. */
  void ignore(UserId user, Set<UserId> others) {
    JsonObject.Builder list = JsonObject.builder();
    others.forEach(other -> list.put(other.value(), JsonObject.empty()));
    JsonObject content = JsonObject.of("ignored_users", list.build());
    commits.write(
        () -> {
          accountData.put(
              user, AccountDatum.of(Optional.empty(), "m.ignored_user_list", content, 1));
          return true;
        });
  }

  /** The user gave the account up and asked to be forgotten; to be told before anybody reads. */
  void erase(UserId user) {
    commits.write(
        () -> {
          accounts.insert(
              new Account(user, Optional.empty(), Standing.ORDINARY, true, 0, Optional.empty()));
          return true;
        });
  }

  /** Takes in events of other servers. */
  void receive(List<Pdu> events) {
    receive(engine, events);
  }

  /** All events in their order. */
  List<StoredEvent> all() {
    List<Long> numbers =
        events.after(snapshot().room().number(), -EVER, EVER, Integer.MAX_VALUE).stream()
            .map(EventPlace::number)
            .toList();
    Map<Long, StoredEvent> loaded = events.load(numbers);
    return numbers.stream().map(loaded::get).map(Objects::requireNonNull).toList();
  }

  RoomSnapshot snapshot() {
    return engine.rooms().find(room).orElseThrow();
  }
}
