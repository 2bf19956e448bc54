package chat.ranvier.domain.testing;

import chat.ranvier.domain.auth.selection.AuthEventSelection;
import chat.ranvier.domain.event.EventDraft;
import chat.ranvier.domain.event.EventSealer;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonInteger;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.version.RoomVersion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * A room in the making: each event follows on the ones before and is authorised by the state at
 * that point, so that a test says only what happens. Nothing is judged: what a rule forbids can be
 * added as well. The same calls always make the same events.
 */
public final class RoomTimeline {
  /** Who may join a new room. */
  public enum Preset {
    PUBLIC_CHAT("public"),
    PRIVATE_CHAT("invite"),
    KNOCKING("knock");

    private final String joinRule;

    Preset(String joinRule) {
      this.joinRule = joinRule;
    }
  }

  private static final long BEGINNING = 1_700_000_000_000L;

  private final RoomVersion version;
  private final RoomId roomId;
  private final TreeMap<StateSlot, Pdu> state = new TreeMap<>();
  private final List<Pdu> events = new ArrayList<>();
  private List<Pdu> tips = List.of();
  private OptionalLong sentAt = OptionalLong.empty();

  private RoomTimeline(RoomVersion version, Pdu create) {
    this.version = version;
    this.roomId = create.roomId();
    take(create);
  }

  private RoomTimeline(RoomTimeline from) {
    this.version = from.version;
    this.roomId = from.roomId;
    this.state.putAll(from.state);
    this.events.addAll(from.events);
    this.tips = from.tips;
  }

  /** A room of this version that anybody may join, with its creator Alice in it. */
  public static RoomTimeline publicChat(RoomVersion version) {
    return of(version, Preset.PUBLIC_CHAT, People.ALICE);
  }

  /** A room of this version with its creator in it. */
  public static RoomTimeline of(RoomVersion version, Preset preset, UserId creator) {
    RoomTimeline room = created(version, creator, JsonObject.empty());
    room.join(creator);
    JsonObject levels =
        version.privilegedCreators()
            ? JsonObject.empty()
            : JsonObject.of(creator.value(), integer(100));
    room.state(creator, "m.room.power_levels", "", JsonObject.of("users", levels));
    room.state(creator, "m.room.join_rules", "", JsonObject.of("join_rule", preset.joinRule));
    room.state(
        creator, "m.room.history_visibility", "", JsonObject.of("history_visibility", "shared"));
    return room;
  }

  /** A room that is no more than its create event, with this content besides the usual. */
  public static RoomTimeline created(RoomVersion version, UserId creator, JsonObject content) {
    JsonObject.Builder full = content.toBuilder().put("room_version", version.id());
    if (version.creatorInContent()) {
      full.put("creator", creator.value());
    }
    Optional<RoomId> roomId =
        version.createEventIsRoomId()
            ? Optional.empty()
            : Optional.of(RoomId.parse("!room:" + creator.server()));
    EventDraft draft =
        EventDraft.state(StateSlot.of("m.room.create"), creator, full.build(), BEGINNING);
    Pdu create = sealer(version, creator.server()).seal(draft, roomId, List.of(), List.of(), 1);
    return new RoomTimeline(version, create);
  }

  private static EventSealer sealer(RoomVersion version, ServerName origin) {
    return new EventSealer(version, origin, ToySigningKey.of(origin));
  }

  private static JsonInteger integer(long value) {
    return new JsonInteger(value);
  }

  /** The same room from here on another branch: what is added to one is not in the other. */
  public RoomTimeline fork() {
    return new RoomTimeline(this);
  }

  /**
   * Brings other branches of the room in: the next event follows on the tips of all.
   *
   * @param resolved the state that the branches together have
   */
  public void merge(Map<StateSlot, Pdu> resolved, RoomTimeline... branches) {
    List<Pdu> together = new ArrayList<>(tips);
    for (RoomTimeline branch : branches) {
      branch.tips.stream().filter(tip -> !together.contains(tip)).forEach(together::add);
      branch.events.stream().filter(event -> !events.contains(event)).forEach(events::add);
    }
    tips = List.copyOf(together);
    Map<StateSlot, Pdu> next = Collections.unmodifiableMap(new LinkedHashMap<>(resolved));
    state.clear();
    state.putAll(next);
  }

  /** Says when the next event is sent: so many milliseconds after the room was begun. */
  public RoomTimeline at(long milliseconds) {
    sentAt = OptionalLong.of(milliseconds);
    return this;
  }

  /** Adds a text message. */
  public Pdu message(UserId sender, String body) {
    JsonObject content = JsonObject.builder().put("msgtype", "m.text").put("body", body).build();
    return add(sender, "m.room.message", Optional.empty(), content);
  }

  /** Adds a state event. */
  public Pdu state(UserId sender, String type, String stateKey, JsonObject content) {
    return add(sender, type, Optional.of(stateKey), content);
  }

  /** Adds the target's membership as the sender sets it. */
  public Pdu member(UserId sender, UserId target, String membership) {
    return state(sender, "m.room.member", target.value(), JsonObject.of("membership", membership));
  }

  /** Adds that the user joins. */
  public Pdu join(UserId user) {
    return member(user, user, "join");
  }

  /** Adds that the user leaves. */
  public Pdu leave(UserId user) {
    return member(user, user, "leave");
  }

  /** Adds that the sender invites the target. */
  public Pdu invite(UserId sender, UserId target) {
    return member(sender, target, "invite");
  }

  /** Adds that the sender bans the target. */
  public Pdu ban(UserId sender, UserId target) {
    return member(sender, target, "ban");
  }

  /** Adds that the sender sets the power levels of these users. */
  public Pdu powerLevels(UserId sender, Map<UserId, Long> users) {
    JsonObject.Builder levels = JsonObject.builder();
    users.forEach((user, level) -> levels.put(user.value(), level));
    return state(sender, "m.room.power_levels", "", JsonObject.of("users", levels.build()));
  }

  /** Adds that the sender redacts an event. */
  public Pdu redact(UserId sender, EventId target) {
    EventDraft draft =
        new EventDraft(
            "m.room.redaction",
            Optional.empty(),
            sender,
            JsonObject.empty(),
            nextTimestamp(),
            Optional.of(target));
    return seal(draft);
  }

  /** Adds an event. */
  public Pdu add(UserId sender, String type, Optional<String> stateKey, JsonObject content) {
    return seal(new EventDraft(type, stateKey, sender, content, nextTimestamp(), Optional.empty()));
  }

  private Pdu seal(EventDraft draft) {
    return add(draft, authEvents(draft));
  }

  /** Adds an event that names other auth events than it should. */
  public Pdu add(EventDraft draft, List<EventId> authEvents) {
    Pdu event =
        sealer(version, draft.sender().server())
            .seal(draft, Optional.of(roomId), ids(tips), authEvents, nextDepth(), this::event);
    take(event);
    return event;
  }

  private void take(Pdu event) {
    events.add(event);
    event.slot().ifPresent(slot -> state.put(slot, event));
    tips = List.of(event);
  }

  private Pdu event(EventId id) {
    return events.stream().filter(event -> event.eventId().equals(id)).findFirst().orElseThrow();
  }

  private List<EventId> authEvents(EventDraft draft) {
    return AuthEventSelection.select(
            version, draft.type(), draft.stateKey(), draft.sender(), draft.content())
        .stream()
        .flatMap(slot -> Optional.ofNullable(state.get(slot)).stream())
        .map(Pdu::eventId)
        .toList();
  }

  private long nextTimestamp() {
    long timestamp = sentAt.orElse(1_000L * events.size());
    sentAt = OptionalLong.empty();
    return BEGINNING + timestamp;
  }

  private long nextDepth() {
    return 1 + tips.stream().mapToLong(Pdu::depth).max().orElse(0);
  }

  private static List<EventId> ids(List<Pdu> events) {
    return events.stream().map(Pdu::eventId).toList();
  }

  /** The room's version. */
  public RoomVersion version() {
    return version;
  }

  /** The room's id. */
  public RoomId roomId() {
    return roomId;
  }

  /** The create event. */
  public Pdu create() {
    return events.getFirst();
  }

  /** All events in the order they were added; a snapshot. */
  public List<Pdu> events() {
    return List.copyOf(events);
  }

  /** The events that nothing follows on yet. */
  public List<Pdu> tips() {
    return tips;
  }

  /** The state after the last event; a view. */
  public Map<StateSlot, Pdu> state() {
    return Collections.unmodifiableMap(state);
  }

  /** The event in this slot of the state, where there is one. */
  public Optional<Pdu> stateEvent(String type, String stateKey) {
    return Optional.ofNullable(state.get(new StateSlot(type, stateKey)));
  }
}
