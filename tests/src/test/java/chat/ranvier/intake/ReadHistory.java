package chat.ranvier.intake;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.access.port.Standing;
import chat.ranvier.application.access.port.TokenHash;
import chat.ranvier.application.account.ErasedUsers;
import chat.ranvier.application.accountdata.IgnoredUsers;
import chat.ranvier.application.environment.testing.ManualTime;
import chat.ranvier.application.environment.testing.TestThreads;
import chat.ranvier.application.membership.ReadMembers;
import chat.ranvier.application.push.FindPushRules;
import chat.ranvier.application.sync.InvitedRooms;
import chat.ranvier.application.sync.JoinedRooms;
import chat.ranvier.application.sync.LeftRooms;
import chat.ranvier.application.sync.RoomCollection;
import chat.ranvier.application.sync.Sync;
import chat.ranvier.application.sync.SyncAnswer;
import chat.ranvier.application.sync.SyncCollection;
import chat.ranvier.application.sync.SyncPosition;
import chat.ranvier.application.sync.SyncRequest;
import chat.ranvier.application.sync.TimelineCollection;
import chat.ranvier.application.sync.UserFeeds;
import chat.ranvier.application.sync.WakeObserver;
import chat.ranvier.application.sync.section.AccountDataSection;
import chat.ranvier.application.sync.section.ReceiptSection;
import chat.ranvier.application.sync.section.TypingSection;
import chat.ranvier.application.timeline.ClientEvent;
import chat.ranvier.application.timeline.ClientEvents;
import chat.ranvier.application.timeline.Direction;
import chat.ranvier.application.timeline.EventContext;
import chat.ranvier.application.timeline.EventPage;
import chat.ranvier.application.timeline.ReadEvent;
import chat.ranvier.application.timeline.ReadEventContext;
import chat.ranvier.application.timeline.ReadMessages;
import chat.ranvier.application.timeline.Reader;
import chat.ranvier.application.timeline.TimelineToken;
import chat.ranvier.application.timeline.Timelines;
import chat.ranvier.application.timeline.Visibility;
import chat.ranvier.application.timeline.VisibleEvent;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.application.typing.TypingUsers;
import chat.ranvier.db.memory.MemoryDatabase;
import chat.ranvier.db.memory.account.MemoryAccountStore;
import chat.ranvier.db.memory.accountdata.MemoryAccountDataStore;
import chat.ranvier.db.memory.push.MemoryPushRuleStore;
import chat.ranvier.db.memory.receipt.MemoryReceiptStore;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.filter.EventFilter;
import chat.ranvier.domain.filter.SyncFilter;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonInteger;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.push.PushRuleFeatures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A room in an engine as one of its users reads it, in pages of random lengths. */
final class ReadHistory {
  private static final long CACHE_BYTES = 16L << 20;

  private final Engine engine;
  private final RoomId room;
  private final Requester requester;
  private final Random random;
  private final Visibility visibility;
  private final ReadMessages messages;
  private final ReadEventContext context;
  private final ReadMembers members;
  private final Sync sync;

  ReadHistory(Engine engine, RoomId room, UserId user, Random random) {
    this.engine = engine;
    this.room = room;
    this.random = random;
    this.requester =
        new Requester(
            user, Optional.of(new DeviceId("PHONE")), TokenHash.of("a"), Standing.ORDINARY);
    MemoryDatabase beside = new MemoryDatabase();
    MemoryAccountDataStore accountData = new MemoryAccountDataStore(beside);
    ManualTime time = new ManualTime();
    IgnoredUsers ignored = new IgnoredUsers(accountData, engine.commits());
    this.visibility =
        new Visibility(
            engine.rooms().rooms(),
            engine.memberships(),
            ignored,
            new ErasedUsers(new MemoryAccountStore(beside)));
    Timelines timelines = new Timelines(engine.events(), engine.rooms().events(), engine.commits());
    ClientEvents clientEvents = new ClientEvents(engine.rooms().events(), time, CACHE_BYTES);
    this.messages = new ReadMessages(visibility, timelines, clientEvents);
    this.context =
        new ReadEventContext(
            new ReadEvent(
                engine.rooms().rooms(), engine.rooms().events(), visibility, clientEvents),
            timelines,
            clientEvents);
    this.members =
        new ReadMembers(
            visibility, engine.memberships(), engine.rooms().events(), timelines, clientEvents);
    RoomCollection rooms =
        new RoomCollection(
            engine.rooms().rooms(),
            new TimelineCollection(timelines, 1_000),
            engine.memberships(),
            visibility,
            clientEvents);
    this.sync =
        new Sync(
            new UserFeeds(
                engine.memberships(),
                engine.commits(),
                new UserFeeds.Surroundings(new TestThreads(), time, WakeObserver.NONE)),
            new SyncCollection(
                List.of(
                    new AccountDataSection(
                        accountData,
                        new FindPushRules(new MemoryPushRuleStore(beside), PushRuleFeatures.NONE)),
                    new TypingSection(new TypingUsers()),
                    new ReceiptSection(new MemoryReceiptStore(beside)),
                    new JoinedRooms(engine.roomStore(), rooms),
                    new InvitedRooms(ignored),
                    new LeftRooms(rooms))),
            time);
  }

  /** What the user may see of these events, by depth and then by arrival. */
  List<StoredEvent> visible(Collection<Pdu> events) {
    List<StoredEvent> shown =
        events.stream()
            .flatMap(event -> engine.events().find(event.eventId()).stream())
            .filter(event -> event.position() != 0)
            .sorted(
                Comparator.comparingLong((StoredEvent event) -> event.event().depth())
                    .thenComparingLong(StoredEvent::position))
            .toList();
    return visibility.view(engine.room(room), Reader.of(requester)).show(shown).stream()
        .map(VisibleEvent::event)
        .toList();
  }

  static List<EventId> ids(Collection<StoredEvent> events) {
    return events.stream().map(event -> event.event().eventId()).toList();
  }

  private static List<EventId> idsOf(List<ClientEvent> events) {
    return events.stream()
        .map(event -> new EventId(event.json().string("event_id").orElseThrow()))
        .toList();
  }

  private EventPage page(
      Direction direction, Optional<TimelineToken> from, Optional<TimelineToken> to) {
    return messages.handle(
        requester,
        new ReadMessages.Query(room, direction, from, to, 1 + random.nextInt(7), EventFilter.ALL));
  }

  /**
   * All events from one place to another, oldest first, read in pages.
   *
   * @param ends gets the token that each page ends with, and how many events had been read then
   */
  List<EventId> read(
      Direction direction,
      Optional<TimelineToken> from,
      Optional<TimelineToken> to,
      List<Stop> ends) {
    List<EventId> read = new ArrayList<>();
    Optional<TimelineToken> at = from;
    do {
      EventPage page = page(direction, at, to);
      from.ifPresent(given -> assertThat(carried(page.start())).isEqualTo(page.start()));
      read.addAll(idsOf(page.chunk()));
      at = page.end().map(ReadHistory::carried);
      at.ifPresent(token -> ends.add(new Stop(token, read.size())));
    } while (at.isPresent());
    return direction == Direction.FORWARD ? read : read.reversed();
  }

  /** A place on the way, after so many events. */
  record Stop(TimelineToken token, int events) {}

  /** The token as it comes back from a client. */
  static TimelineToken carried(TimelineToken token) {
    return TimelineToken.parse(token.text());
  }

  List<EventId> back(TimelineToken from) {
    return read(Direction.BACKWARD, Optional.of(from), Optional.empty(), new ArrayList<>());
  }

  List<EventId> forth(TimelineToken from) {
    return read(Direction.FORWARD, Optional.of(from), Optional.empty(), new ArrayList<>());
  }

  /** The token of {@code /sync} for this moment. */
  TimelineToken now() {
    return TimelineToken.parse("s" + engine.room(room).lastPosition() + "_more");
  }

  EventContext around(EventId event, int limit) {
    return context.handle(requester, room, event, limit, EventFilter.ALL);
  }

  static List<EventId> shown(EventContext context) {
    List<EventId> shown = new ArrayList<>(idsOf(context.before()).reversed());
    shown.addAll(idsOf(List.of(context.event())));
    shown.addAll(idsOf(context.after()));
    return shown;
  }

  /** The events of the members of the room at a place. */
  List<EventId> membersAt(TimelineToken token) {
    return idsOf(
        members.handle(
            requester,
            room,
            new ReadMembers.Query(
                Optional.of(carried(token)), Optional.empty(), Optional.empty())));
  }

  /** The room's timeline as a poll tells it. */
  record Told(List<EventId> events, boolean isLimited, TimelineToken before, SyncPosition next) {}

  /** What has come since a poll, or the end of the timeline. */
  Optional<Told> poll(Optional<SyncPosition> since, int limit) {
    JsonObject timeline = JsonObject.of("timeline", JsonObject.of("limit", new JsonInteger(limit)));
    SyncAnswer answer =
        sync.handle(
            new Sync.Command(
                new SyncRequest(
                    requester,
                    since,
                    new SyncFilter(JsonObject.of("room", timeline)),
                    false,
                    false),
                Duration.ZERO));
    return Optional.ofNullable(answer.joined().get(room))
        .map(
            update ->
                new Told(
                    idsOf(update.timeline().events()),
                    update.timeline().isLimited(),
                    carried(update.timeline().before()),
                    answer.next()));
  }
}
