package chat.ranvier.intake;

import chat.ranvier.domain.auth.selection.AuthEventSelection;
import chat.ranvier.domain.event.EventDraft;
import chat.ranvier.domain.event.EventSealer;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.testing.People;
import chat.ranvier.domain.testing.PlainRoom;
import chat.ranvier.domain.testing.ToySigningKey;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A room that several servers write to without waiting for one another, some of them against its
 * rules, and what a plain model makes of each event: whole states, resolved by the book.
 */
final class RandomGraph {
  private static final List<UserId> USERS =
      List.of(People.ALICE, People.BOB, People.CHARLIE, People.DAVE, People.EVE);
  private static final int MOST_MERGED = 8;

  private final Random random;
  private final LongUnaryOperator claims;
  private final RoomVersion version;
  private final RoomId roomId;
  private final PlainRoom room;
  private final Set<EventId> tips = new LinkedHashSet<>();

  RandomGraph(RoomVersion version, long seed, int length) {
    this(version, seed, length, depth -> depth);
  }

  /**
   * A room of this many events and some more.
   *
   * @param claims how deep servers say that an event is, of how deep it should be
   */
  RandomGraph(RoomVersion version, long seed, int length, LongUnaryOperator claims) {
    this.random = new Random(seed);
    this.claims = claims;
    this.version = version;
    JsonObject.Builder content = JsonObject.builder().put("room_version", version.id());
    if (version.creatorInContent()) {
      content.put("creator", People.ALICE.value());
    }
    EventDraft first =
        EventDraft.state(StateSlot.of("m.room.create"), People.ALICE, content.build(), 1);
    Optional<RoomId> name =
        version.createEventIsRoomId()
            ? Optional.empty()
            : Optional.of(RoomId.parse("!room" + seed + ":here.example"));
    Pdu create = sealer(People.ALICE).seal(first, name, List.of(), List.of(), 1);
    this.roomId = create.roomId();
    this.room = new PlainRoom(create);
    tips.add(create.eventId());
    opening();
    for (int i = 0; i < length; i++) {
      add(randomDraft(), randomPrevEvents(), 12);
    }
    while (tips.size() > 1 || room.isRejected(last())) {
      List<EventId> merged = tips.stream().limit(MOST_MERGED).toList();
      add(message(People.ALICE), merged, Integer.MAX_VALUE);
    }
  }

  RoomVersion version() {
    return version;
  }

  RoomId roomId() {
    return roomId;
  }

  /** All events, each after those it follows on. */
  List<Pdu> events() {
    return room.events();
  }

  /** How many of the first events make a room in which others can be. */
  static int openingLength() {
    return 6;
  }

  boolean isRejected(EventId event) {
    return room.isRejected(event);
  }

  Map<StateSlot, EventId> stateBefore(EventId event) {
    return ids(room.before(event));
  }

  /** The state after the last event, in which all branches have met. */
  Map<StateSlot, EventId> lastState() {
    return ids(room.after(last()));
  }

  EventId last() {
    return tips.iterator().next();
  }

  private static Map<StateSlot, EventId> ids(Map<StateSlot, Pdu> state) {
    Map<StateSlot, EventId> ids = new HashMap<>();
    state.forEach((slot, event) -> ids.put(slot, event.eventId()));
    return ids;
  }

  private EventSealer sealer(UserId sender) {
    return new EventSealer(version, sender.server(), ToySigningKey.of(sender.server()));
  }

  private void opening() {
    JsonObject levels =
        version.privilegedCreators()
            ? JsonObject.builder().put(People.BOB.value(), 50).build()
            : JsonObject.builder()
                .put(People.ALICE.value(), 100)
                .put(People.BOB.value(), 50)
                .build();
    List<EventDraft> drafts =
        List.of(
            member(People.ALICE, People.ALICE, "join"),
            state(People.ALICE, "m.room.power_levels", "", JsonObject.of("users", levels)),
            state(People.ALICE, "m.room.join_rules", "", JsonObject.of("join_rule", "public")),
            member(People.BOB, People.BOB, "join"),
            member(People.CHARLIE, People.CHARLIE, "join"));
    drafts.forEach(draft -> add(draft, List.copyOf(tips), Integer.MAX_VALUE));
  }

  private EventDraft randomDraft() {
    UserId sender = USERS.get(random.nextInt(USERS.size()));
    UserId target = USERS.get(1 + random.nextInt(USERS.size() - 1));
    return switch (random.nextInt(14)) {
      case 0, 1 -> member(sender, target, "ban");
      case 2 -> member(sender, target, "leave");
      case 3 -> member(sender, target, "invite");
      case 4, 5, 6 ->
          sender.equals(People.ALICE) ? message(sender) : member(sender, sender, "join");
      case 7 -> powerLevels(sender);
      case 8 ->
          state(sender, "m.room.topic", "", JsonObject.of("topic", "topic " + random.nextInt(9)));
      case 9 ->
          state(
              sender,
              "m.room.join_rules",
              "",
              JsonObject.of("join_rule", random.nextBoolean() ? "public" : "invite"));
      default -> message(sender);
    };
  }

  private EventDraft powerLevels(UserId sender) {
    JsonObject.Builder users = JsonObject.builder();
    if (!version.privilegedCreators()) {
      users.put(People.ALICE.value(), 100);
    }
    USERS.stream()
        .skip(1)
        .filter(user -> random.nextBoolean())
        .forEach(user -> users.put(user.value(), 50L * random.nextInt(2)));
    return state(sender, "m.room.power_levels", "", JsonObject.of("users", users.build()));
  }

  private EventDraft member(UserId sender, UserId target, String membership) {
    return state(sender, "m.room.member", target.value(), JsonObject.of("membership", membership));
  }

  private EventDraft state(UserId sender, String type, String key, JsonObject content) {
    return EventDraft.state(new StateSlot(type, key), sender, content, timestamp());
  }

  private EventDraft message(UserId sender) {
    JsonObject content = JsonObject.of("body", "message " + room.events().size());
    return EventDraft.message("m.room.message", sender, content, timestamp());
  }

  private long timestamp() {
    return 1_000L + room.events().size() / 3 + random.nextInt(3);
  }

  /** Mostly some of the newest, so that branches part and meet. */
  private List<EventId> randomPrevEvents() {
    List<EventId> known = room.events().stream().map(Pdu::eventId).toList();
    Set<EventId> chosen = new LinkedHashSet<>();
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      int newest = Math.min(known.size() - openingLength() + 1, random.nextInt(8) == 0 ? 20 : 5);
      chosen.add(known.get(known.size() - 1 - random.nextInt(newest)));
    }
    return List.copyOf(chosen);
  }

  /**
   * Adds an event, allowed or not.
   *
   * @param honesty each of how many auth events is the right one, but for one
   */
  private void add(EventDraft draft, List<EventId> prevEvents, int honesty) {
    Map<StateSlot, Pdu> state = room.meet(prevEvents);
    List<EventId> authEvents =
        AuthEventSelection.select(
                version, draft.type(), draft.stateKey(), draft.sender(), draft.content())
            .stream()
            .flatMap(slot -> Optional.ofNullable(cited(slot, state, honesty)).stream())
            .map(Pdu::eventId)
            .toList();
    long depth =
        1 + prevEvents.stream().mapToLong(prev -> room.event(prev).depth()).max().orElse(0);
    Pdu event =
        sealer(draft.sender())
            .seal(draft, Optional.of(roomId), prevEvents, authEvents, claims.applyAsLong(depth));
    if (room.find(event.eventId()).isEmpty()) {
      room.take(event);
      prevEvents.forEach(tips::remove);
      tips.add(event.eventId());
    }
  }

  /** What the state holds, or now and then something outdated. */
  private @Nullable Pdu cited(StateSlot slot, Map<StateSlot, Pdu> state, int honesty) {
    List<Pdu> all =
        room.events().stream().filter(event -> event.slot().equals(Optional.of(slot))).toList();
    return all.isEmpty() || random.nextInt(honesty) > 0
        ? state.get(slot)
        : all.get(random.nextInt(all.size()));
  }
}
