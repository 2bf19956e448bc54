package chat.ranvier.simulation;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.accountdata.port.AccountDatum;
import chat.ranvier.application.device.port.UserDevice;
import chat.ranvier.application.receipt.port.Receipt;
import chat.ranvier.application.sync.Sync;
import chat.ranvier.application.sync.SyncAnswer;
import chat.ranvier.application.sync.SyncAnswer.RoomUpdate;
import chat.ranvier.application.sync.SyncAnswer.Timeline;
import chat.ranvier.application.sync.SyncPart;
import chat.ranvier.application.sync.SyncPosition;
import chat.ranvier.application.sync.SyncRequest;
import chat.ranvier.application.sync.section.AccountDataSection;
import chat.ranvier.application.sync.section.ReceiptSection;
import chat.ranvier.application.sync.section.UnreadSection.UnreadNotifications;
import chat.ranvier.application.timeline.Direction;
import chat.ranvier.application.timeline.EventPage;
import chat.ranvier.application.timeline.ReadMessages;
import chat.ranvier.application.timeline.StreamToken;
import chat.ranvier.application.timeline.TimelineToken;
import chat.ranvier.domain.filter.EventFilter;
import chat.ranvier.domain.filter.SyncFilter;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * A client that keeps itself up to date by {@code /sync}: it appends what it is told, fills the
 * gaps by paging back, and begins a room anew when it comes into it again.
 */
final class Device {
  private final Requester requester;
  private final World world;
  private final Network network;
  private final Random random;
  private final Trace trace;
  private final SyncFilter filter;
  private final boolean isStateAfter;
  private final Map<RoomId, RoomLog> rooms = new TreeMap<>();
  private final List<Closed> closed = new ArrayList<>();
  private final Map<String, JsonObject> accountData = new TreeMap<>();
  private final Map<ReceiptOf, EventId> receipts = new TreeMap<>();
  private final Map<RoomId, Long> unread = new TreeMap<>();
  private Optional<Letters> letters = Optional.empty();
  private boolean isAstray;
  private Optional<SyncPosition> since = Optional.empty();

  /** A room that the user has left, with all that was told up to then. */
  record Closed(RoomId room, List<EventId> timeline) {}

  /** Whose receipt in which room. */
  record ReceiptOf(String room, String user, String type) implements Comparable<ReceiptOf> {
    @Override
    public int compareTo(ReceiptOf other) {
      return toString().compareTo(other.toString());
    }
  }

  /**
   * A device that knows nothing yet.
   *
   * @param isStateAfter whether it asks for the state after what it is told, as where branches of a
   *     room meet the timeline alone does not tell it
   */
  Device(
      Requester requester,
      World world,
      Network network,
      Random random,
      Trace trace,
      boolean isStateAfter) {
    this.requester = requester;
    this.world = world;
    this.network = network;
    this.random = random;
    this.trace = trace;
    this.isStateAfter = isStateAfter;
    this.filter = new SyncFilter(limitedTo(1 + random.nextInt(12)));
  }

  private static JsonObject limitedTo(int limit) {
    JsonObject timeline = JsonObject.builder().put("limit", limit).build();
    JsonObject room = JsonObject.builder().put("timeline", timeline).build();
    return JsonObject.builder().put("room", room).build();
  }

  Requester requester() {
    return requester;
  }

  Map<RoomId, RoomLog> rooms() {
    return rooms;
  }

  List<Closed> closed() {
    return closed;
  }

  Map<String, JsonObject> accountData() {
    return accountData;
  }

  /** How many notifications it was last told of, by room. */
  Map<RoomId, Long> unread() {
    return unread;
  }

  Map<ReceiptOf, EventId> receipts() {
    return receipts;
  }

  /** From now on it looks at messages to it, too. */
  void readsLetters() {
    letters = Optional.of(new Letters(new UserDevice(requester.user(), id())));
  }

  private DeviceId id() {
    return requester.device().orElseThrow();
  }

  /** The messages that it has received, where it looks at them. */
  Optional<Letters> letters() {
    return letters;
  }

  /** Follows the server for a while; answers get lost now and then, and are asked for again. */
  void poll() {
    Duration timeout = Duration.ofMillis(random.nextInt(4) == 0 ? 0 : random.nextInt(20_000));
    boolean isFullState = random.nextInt(30) == 0;
    if (letters.isPresent() && random.nextInt(8) == 0) {
      world.start("twin", () -> ask(timeout, false));
    }
    Optional<SyncAnswer> answer = ask(timeout, isFullState);
    if (answer.isEmpty()) {
      world.sleep(Duration.ofMillis(random.nextInt(1_000)));
    } else if (random.nextInt(10) > 0) {
      apply(answer.get());
    }
    if (random.nextInt(40) == 0) {
      beginAnew();
    }
  }

  private void beginAnew() {
    trace.note(this + " begins anew");
    isAstray = false;
    since = Optional.empty();
    rooms.clear();
    accountData.clear();
    receipts.clear();
    unread.clear();
  }

  /** Asks until nothing new comes. */
  void catchUp() {
    boolean isNews = true;
    while (isNews) {
      SyncAnswer answer = ask(Duration.ZERO, false).orElseThrow();
      apply(answer);
      isNews = !answer.isEmpty() || since.isEmpty();
    }
  }

  /** Everything, as somebody is told who asks for the first time. */
  SyncAnswer initial(int limit) {
    Sync.Command command =
        new Sync.Command(
            new SyncRequest(
                requester, Optional.empty(), new SyncFilter(limitedTo(limit)), false, false),
            Duration.ZERO);
    return network.ask(server -> server.sync().handle(command)).answer().orElseThrow();
  }

  private Optional<SyncAnswer> ask(Duration timeout, boolean isFullState) {
    Optional<SyncPosition> from = since;
    long acknowledged = letters.map(Letters::acknowledged).orElse(0L);
    Sync.Command command =
        new Sync.Command(
            new SyncRequest(requester, from, filter, isFullState, isStateAfter), timeout);
    Network.Reply<SyncAnswer> reply = network.ask(server -> server.sync().handle(command));
    if (reply instanceof Network.Reply.Refusal<SyncAnswer>(var reason)) {
      throw new AssertionError(this + " was refused a sync after " + from, reason);
    }
    reply
        .answer()
        .ifPresent(
            answer ->
                letters.ifPresent(
                    inbox -> {
                      inbox.answered(from);
                      inbox.check(answer, from, acknowledged);
                    }));
    return reply.answer();
  }

  private void apply(SyncAnswer answer) {
    long before = since.map(SyncPosition::position).orElse(0L);
    if (answer.next().position() < before) {
      throw new AssertionError("the position went back from " + before + " to " + answer.next());
    }
    for (Map.Entry<RoomId, RoomUpdate> left : answer.left().entrySet()) {
      leave(left.getKey(), left.getValue(), before);
    }
    answer.invited().keySet().forEach(rooms::remove);
    for (Map.Entry<RoomId, RoomUpdate> joined : answer.joined().entrySet()) {
      update(joined.getKey(), joined.getValue(), before);
    }
    SyncPart.find(AccountDataSection.Global.class, answer.parts())
        .ifPresent(global -> global.data().forEach(this::note));
    letters.ifPresent(inbox -> inbox.keep(answer));
    since = Optional.of(answer.next());
    trace.note(
        "%s is told of %s, left %s, up to %d after %d"
            .formatted(
                this,
                answer.joined().keySet(),
                answer.left().keySet(),
                answer.next().position(),
                before));
    if (isAstray) {
      beginAnew();
    }
  }

  /** What the server itself begins with is of no interest here. */
  private void note(AccountDatum datum) {
    if (datum.type().startsWith(Hands.OWN_TYPES)) {
      accountData.put(datum.type(), datum.content());
    }
  }

  private void leave(RoomId room, RoomUpdate update, long before) {
    RoomLog log = rooms.remove(room);
    if (log != null && append(room, log, update, before)) {
      closed.add(new Closed(room, List.copyOf(log.timeline())));
    }
  }

  private void update(RoomId room, RoomUpdate update, long before) {
    RoomLog known = rooms.get(room);
    RoomLog log = known == null ? new RoomLog(before) : known;
    if (append(room, log, update, before)) {
      rooms.put(room, log);
      SyncPart.find(UnreadNotifications.class, update.parts())
          .ifPresent(told -> unread.put(room, told.unread().all().notifications()));
      for (Receipt receipt : newReceipts(update)) {
        receipts.put(
            new ReceiptOf(room.value(), receipt.user().value(), receipt.type()), receipt.event());
      }
    }
  }

  private static List<Receipt> newReceipts(RoomUpdate update) {
    return SyncPart.find(ReceiptSection.Receipts.class, update.parts())
        .map(ReceiptSection.Receipts::receipts)
        .orElse(List.of());
  }

  /** Whether the room could be brought up to date; where not, the device begins anew. */
  private boolean append(RoomId room, RoomLog log, RoomUpdate update, long before) {
    Timeline timeline = update.timeline();
    boolean isNew = log.timeline().isEmpty();
    if (timeline.isLimited()) {
      Optional<List<EventId>> gap =
          gap(room, timeline.before(), isNew ? TimelineToken.START : new StreamToken(before));
      if (gap.isEmpty()) {
        isAstray = true;
        return false;
      }
      log.addGap(gap.get());
    }
    log.addState(update.state());
    log.addTimeline(timeline.events(), !isStateAfter);
    return true;
  }

  /** The events between two places, oldest first; nothing where the room may not be read. */
  private Optional<List<EventId>> gap(RoomId room, TimelineToken from, TimelineToken to) {
    List<EventId> newestFirst = new ArrayList<>();
    Optional<TimelineToken> at = Optional.of(from);
    while (at.isPresent()) {
      ReadMessages.Query query =
          new ReadMessages.Query(
              room,
              Direction.BACKWARD,
              at,
              Optional.of(to),
              1 + random.nextInt(10),
              EventFilter.ALL);
      switch (network.ask(server -> server.messages().handle(requester, query))) {
        case Network.Reply.Answer<EventPage>(EventPage page) -> {
          page.chunk().forEach(event -> newestFirst.add(RoomLog.id(event)));
          at = page.end();
        }
        case Network.Reply.Refusal<EventPage> refused -> {
          trace.note(this + " may not read " + room + " any more");
          return Optional.empty();
        }
        case Network.Reply.Nothing<EventPage> nothing ->
            world.sleep(Duration.ofMillis(random.nextInt(1_000)));
      }
    }
    Collections.reverse(newestFirst);
    return Optional.of(newestFirst);
  }

  @Override
  public String toString() {
    return requester.user().localpart() + "/" + requester.device().orElseThrow().value();
  }
}
