package chat.ranvier.intake;

import chat.ranvier.domain.auth.rules.AuthRules;
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
import chat.ranvier.domain.testing.PlainResolution;
import chat.ranvier.domain.testing.ToySigningKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
  private static final AuthRules RULES =
      new AuthRules((event, server) -> true, (key, message, signature) -> true);
  private static final List<UserId> USERS =
      List.of(People.ALICE, People.BOB, People.CHARLIE, People.DAVE, People.EVE);
  private static final int MOST_MERGED = 8;

  private final Random random;
  private final LongUnaryOperator claims;
  private final RoomVersion version;
  private final RoomId roomId;
  private final Pdu create;
  private final Map<EventId, Pdu> events = new LinkedHashMap<>();
  private final Map<EventId, Pdu> citable = new LinkedHashMap<>();
  private final Map<EventId, Map<StateSlot, Pdu>> before = new HashMap<>();
  private final Map<EventId, Map<StateSlot, Pdu>> after = new HashMap<>();
  private final Set<EventId> rejected = new HashSet<>();
  private final Set<EventId> tips = new LinkedHashSet<>();
  private final PlainResolution resolution;

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
    this.create = sealer(People.ALICE).seal(first, name, List.of(), List.of(), 1);
    this.roomId = create.roomId();
    this.resolution = new PlainResolution(create, citable, rejected::contains, RULES);
    take(create, Map.of());
    opening();
    for (int i = 0; i < length; i++) {
      add(randomDraft(), randomPrevEvents(), 12);
    }
    while (tips.size() > 1 || rejected.contains(last())) {
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
    return List.copyOf(events.values());
  }

  /** How many of the first events make a room in which others can be. */
  static int openingLength() {
    return 6;
  }

  boolean isRejected(EventId event) {
    return rejected.contains(event);
  }

  Map<StateSlot, EventId> stateBefore(EventId event) {
    return ids(state(before, event));
  }

  /** The state after the last event, in which all branches have met. */
  Map<StateSlot, EventId> lastState() {
    return ids(state(after, last()));
  }

  EventId last() {
    return tips.iterator().next();
  }

  private static Map<StateSlot, EventId> ids(Map<StateSlot, Pdu> state) {
    Map<StateSlot, EventId> ids = new HashMap<>();
    state.forEach((slot, event) -> ids.put(slot, event.eventId()));
    return ids;
  }

  private static Map<StateSlot, Pdu> state(
      Map<EventId, Map<StateSlot, Pdu>> states, EventId event) {
    return Objects.requireNonNull(states.get(event), "no state of " + event);
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
    JsonObject content = JsonObject.of("body", "message " + events.size());
    return EventDraft.message("m.room.message", sender, content, timestamp());
  }

  private long timestamp() {
    return 1_000L + events.size() / 3 + random.nextInt(3);
  }

  /** Mostly some of the newest, so that branches part and meet. */
  private List<EventId> randomPrevEvents() {
    List<EventId> known = List.copyOf(events.keySet());
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
    Set<Map<StateSlot, Pdu>> states = new HashSet<>();
    prevEvents.forEach(prev -> states.add(state(after, prev)));
    Map<StateSlot, Pdu> state = resolution.resolve(states);
    List<EventId> authEvents =
        AuthEventSelection.select(
                version, draft.type(), draft.stateKey(), draft.sender(), draft.content())
            .stream()
            .flatMap(slot -> Optional.ofNullable(cited(slot, state, honesty)).stream())
            .map(Pdu::eventId)
            .toList();
    long depth = 1 + prevEvents.stream().mapToLong(prev -> event(prev).depth()).max().orElse(0);
    Pdu event =
        sealer(draft.sender())
            .seal(draft, Optional.of(roomId), prevEvents, authEvents, claims.applyAsLong(depth));
    if (!events.containsKey(event.eventId())) {
      take(event, state);
    }
  }

  /** What the state holds, or now and then something outdated. */
  private @Nullable Pdu cited(StateSlot slot, Map<StateSlot, Pdu> state, int honesty) {
    List<Pdu> all =
        events.values().stream().filter(event -> event.slot().equals(Optional.of(slot))).toList();
    return all.isEmpty() || random.nextInt(honesty) > 0
        ? state.get(slot)
        : all.get(random.nextInt(all.size()));
  }

  private Pdu event(EventId id) {
    return Objects.requireNonNull(events.get(id));
  }

  private void take(Pdu event, Map<StateSlot, Pdu> state) {
    EventId id = event.eventId();
    boolean isAuthorised = isAllowedByAuthEvents(event);
    if (isAuthorised) {
      citable.put(id, event);
    }
    Map<StateSlot, Pdu> next = new HashMap<>(state);
    if (isAuthorised && isAllowed(event, state)) {
      event.slot().ifPresent(slot -> next.put(slot, event));
    } else {
      rejected.add(id);
    }
    events.put(id, event);
    before.put(id, state);
    after.put(id, next);
    event.prevEvents().forEach(tips::remove);
    tips.add(id);
  }

  private static boolean isAllowed(Pdu event, Map<StateSlot, Pdu> state) {
    return RULES.check(event, slot -> Optional.ofNullable(state.get(slot))).isAllowed();
  }

  private boolean isAllowedByAuthEvents(Pdu event) {
    Collection<Pdu> cited = event.authEvents().stream().map(this::event).toList();
    Map<StateSlot, Pdu> state = new HashMap<>();
    if (!event.equals(create)) {
      state.put(StateSlot.of("m.room.create"), create);
    }
    cited.forEach(each -> each.slot().ifPresent(slot -> state.put(slot, each)));
    return RULES.checkAuthEvents(event, List.copyOf(cited), rejected::contains).isAllowed()
        && isAllowed(event, state);
  }
}
