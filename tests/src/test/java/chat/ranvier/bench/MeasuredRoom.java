package chat.ranvier.bench;

import chat.ranvier.application.account.ErasedUsers;
import chat.ranvier.application.accountdata.IgnoredUsers;
import chat.ranvier.application.commit.ChangeListener;
import chat.ranvier.application.commit.CommitObserver;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.environment.NoTracing;
import chat.ranvier.application.push.PushEngine;
import chat.ranvier.application.push.port.StoredPushRules;
import chat.ranvier.application.room.MailboxObserver;
import chat.ranvier.application.room.RoomEngine;
import chat.ranvier.application.room.port.CreateRoomCommand;
import chat.ranvier.application.room.port.WriteEventsCommand;
import chat.ranvier.application.room.port.Written;
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
import chat.ranvier.application.sync.section.UnreadSection;
import chat.ranvier.application.timeline.ClientEvents;
import chat.ranvier.application.timeline.Timelines;
import chat.ranvier.application.timeline.Visibility;
import chat.ranvier.application.typing.TypingUsers;
import chat.ranvier.bootstrap.environment.SystemTime;
import chat.ranvier.bootstrap.environment.VirtualThreads;
import chat.ranvier.domain.auth.rules.AuthRules;
import chat.ranvier.domain.event.EventDraft;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonWriter;
import chat.ranvier.domain.push.PushRuleFeatures;
import chat.ranvier.domain.push.PushRuleSet;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.federation.signature.BouncyCastleSignatureCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A room with one member, in an engine of its own on a new database. */
final class MeasuredRoom implements AutoCloseable {
  private static final long CACHE_BYTES = 64L << 20;
  private static final int TIMELINE_LIMIT = 100;
  private static final int JOINS_AT_ONCE = 200;

  private final VirtualThreads threads = new VirtualThreads();
  private final SystemTime time = new SystemTime(threads);
  private final Database.Stores stores;
  private final Commits commits;
  private final RoomEngine engine;
  private final RoomId room;
  private RoomId last;
  private boolean isAway;

  MeasuredRoom(Database database) {
    NoTracing tracing = new NoTracing();
    this.stores = database.open(time);
    this.commits = new Commits(stores.commits(), threads, time, tracing, CommitObserver.NONE);
    AuthRules rules = new AuthRules((event, signer) -> true, new BouncyCastleSignatureCheck());
    this.engine =
        new RoomEngine(
            new RoomEngine.Identity(SampleEvent.SERVER, SampleEvent.KEY, rules),
            stores.rooms(),
            commits,
            new RoomEngine.Surroundings(threads, time, tracing, MailboxObserver.NONE),
            CACHE_BYTES);
    this.room = engine.writers().create(firstEvents(0)).room();
    this.last = room;
  }

  /** Makes more rooms with the same member. */
  void createOthers(int count) {
    for (int i = 0; i < count; i++) {
      last = engine.writers().create(firstEvents(i + 1)).room();
    }
  }

  /** The member leaves the room that was made last, or comes back. */
  void moveInLastRoom() {
    isAway = !isAway;
    JsonObject content = JsonObject.of("membership", isAway ? "leave" : "join");
    EventDraft move = state("m.room.member", SampleEvent.SENDER.value(), content);
    engine.writers().write(last, WriteEventsCommand.of(move));
  }

  private static CreateRoomCommand firstEvents(int number) {
    return new CreateRoomCommand(
        RoomVersion.V12,
        Optional.empty(),
        List.of(
            state("m.room.create", "", create(number)),
            state("m.room.member", SampleEvent.SENDER.value(), JsonObject.of("membership", "join")),
            state("m.room.power_levels", "", JsonObject.empty()),
            state("m.room.join_rules", "", JsonObject.of("join_rule", "public"))));
  }

  private static JsonObject create(int number) {
    return JsonObject.of("room_version", RoomVersion.V12.id())
        .with("number", String.valueOf(number));
  }

  private static EventDraft state(String type, String key, JsonObject content) {
    return EventDraft.state(new StateSlot(type, key), SampleEvent.SENDER, content, 1);
  }

  /** Adds the events at once, and returns once they are durable. */
  Written append(List<EventDraft> events) {
    return engine.writers().write(room, new WriteEventsCommand(events, Optional.empty()));
  }

  /** A number {@code n} that the database is asked for. */
  long count(String statement) {
    return stores.count().applyAsLong(statement);
  }

  /** Adds the event, and returns once it is durable. */
  Written append(EventDraft event) {
    return engine.writers().write(room, WriteEventsCommand.of(event));
  }

  /** The newest position that a client can have been told of. */
  long position() {
    return commits.visible();
  }

  /** The members' way to learn of what is new; it knows of what happens from now on. */
  Sync sync() {
    IgnoredUsers ignored = new IgnoredUsers(stores.accountData(), commits);
    Timelines timelines = new Timelines(stores.rooms().events(), engine.events(), commits);
    RoomCollection rooms =
        new RoomCollection(
            engine.rooms(),
            new TimelineCollection(timelines, TIMELINE_LIMIT),
            stores.memberships(),
            new Visibility(
                engine.rooms(), stores.memberships(), ignored, new ErasedUsers(stores.accounts())),
            new ClientEvents(engine.events(), time, CACHE_BYTES));
    PushEngine push = push(ignored);
    SyncCollection collection =
        new SyncCollection(
            List.of(
                new AccountDataSection(stores.accountData(), push.findPushRules()),
                new TypingSection(new TypingUsers()),
                new ReceiptSection(stores.receipts()),
                new UnreadSection(push.counts()),
                new JoinedRooms(stores.rooms().rooms(), rooms),
                new InvitedRooms(ignored),
                new LeftRooms(rooms)));
    return new Sync(
        new UserFeeds(
            stores.memberships(),
            commits,
            new UserFeeds.Surroundings(threads, time, WakeObserver.NONE, push.projection())),
        collection,
        time);
  }

  /** What finds out whom events notify, on this room. */
  PushEngine push() {
    return push(new IgnoredUsers(stores.accountData(), commits));
  }

  private PushEngine push(IgnoredUsers ignored) {
    return new PushEngine(
        new PushEngine.Storage(
            stores.push().notifications(),
            stores.push().rules(),
            stores.receipts(),
            stores.memberships(),
            stores.commits().counters()),
        engine,
        commits,
        new PushEngine.Surroundings(
            SampleEvent.SERVER, PushRuleFeatures.NONE, ignored, time, CACHE_BYTES));
  }

  /** Lets members of this server join, some of whom have push rules of their own. */
  void join(int count, Function<UserId, Optional<PushRuleSet>> rules) {
    List<EventDraft> joins = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      UserId user = UserId.of("member" + i, SampleEvent.SERVER);
      JsonObject content = JsonObject.of("membership", "join").with("displayname", "Member " + i);
      joins.add(EventDraft.state(new StateSlot("m.room.member", user.value()), user, content, 1));
      rules
          .apply(user)
          .map(its -> new StoredPushRules(JsonWriter.toText(its.changes()), 1))
          .ifPresent(its -> commits.write(() -> stores.push().rules().put(user, its)));
    }
    for (int i = 0; i < count; i += JOINS_AT_ONCE) {
      append(joins.subList(i, Math.min(count, i + JOINS_AT_ONCE)));
    }
  }

  /** Hands over what becomes visible from now on. */
  void listen(ChangeListener listener) {
    commits.listen(listener);
  }

  @Override
  public void close() {
    stores.closing().run();
    time.close();
  }
}
