package chat.ranvier.application.room.port;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.domain.room.Membership;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.state.NodeId;
import chat.ranvier.domain.state.StateNode;
import chat.ranvier.domain.state.StateRoot;
import chat.ranvier.domain.state.StateTrie;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * A room whose events are put together without a writer: not signed, not authorised, but numbered
 * and with their states. Events gather until {@link #append} hands them over.
 */
public final class TestRoom {
  private static final long NUMBERS_PER_ROOM = 1_000_000;

  private final RoomRef room;
  private final Map<StateSlot, Integer> slots = new HashMap<>();
  private final Map<NodeId, StateNode> nodes = new HashMap<>();
  private final Map<UserId, Membership> members = new HashMap<>();
  private final List<NewSlot> newSlots = new ArrayList<>();
  private final Map<NodeId, StateNode> newNodes = new HashMap<>();
  private final List<NewEvent> events = new ArrayList<>();
  private final Map<Integer, Long> currentState = new HashMap<>();
  private final Map<Long, Long> overtaken = new HashMap<>();
  private RoomHead head = RoomHead.NONE;
  private boolean isStored;
  private long lastEvent;
  private long oldest;
  private DepthRange depths = DepthRange.NONE;

  /** A room of version 11 without events. */
  public TestRoom(long number) {
    this.room =
        new RoomRef(number, new RoomId("!room" + number + ":test.example"), RoomVersion.V11);
    this.lastEvent = number * NUMBERS_PER_ROOM;
  }

  /** Which room it is. */
  public RoomRef room() {
    return room;
  }

  /** Where it stands, what is not handed over yet included. */
  public RoomHead head() {
    return head;
  }

  /** A message. */
  public NewEvent message(UserId sender, String body) {
    return message(sender, body, Optional.empty());
  }

  /** A message that a client sent. */
  public NewEvent message(UserId sender, String body, Optional<ClientTransaction> transaction) {
    Pdu event = pdu(sender, "m.room.message", Optional.empty(), JsonObject.of("body", body));
    return add(event, StateChangeOf.NOTHING, Optional.empty(), transaction);
  }

  /** A message at a depth of its own. */
  public NewEvent deep(UserId sender, long depth) {
    Pdu event =
        pdu(sender, "m.room.message", Optional.empty(), JsonObject.of("body", "deep"), depth);
    return add(event, StateChangeOf.NOTHING, Optional.empty(), Optional.empty());
  }

  /** The same event once more, under a number of its own. */
  public NewEvent repeat(NewEvent event) {
    return add(event.event(), StateChangeOf.NOTHING, Optional.empty(), event.transaction());
  }

  /** The redaction of an event. */
  public NewEvent redaction(UserId sender, EventId target) {
    JsonObject content = JsonObject.of("redacts", target.value());
    Pdu event = pdu(sender, "m.room.redaction", Optional.empty(), content);
    return add(event, StateChangeOf.NOTHING, Optional.of(target), Optional.empty());
  }

  /** A state event. */
  public NewEvent state(UserId sender, StateSlot slot, JsonObject content) {
    return state(pdu(sender, slot.type(), Optional.of(slot.stateKey()), content), Optional.empty());
  }

  /** A membership event without stripped state. */
  public NewEvent member(UserId user, Membership membership) {
    return member(user, membership, JsonArray.empty());
  }

  /** A membership event. */
  public NewEvent member(UserId user, Membership membership, JsonArray strippedState) {
    JsonObject content = JsonObject.of("membership", membership.value());
    Pdu event = pdu(user, "m.room.member", Optional.of(user.value()), content);
    members.put(user, membership);
    return state(
        event, Optional.of(new MembershipChange(user, membership, lastEvent + 1, strippedState)));
  }

  private record StateChangeOf(
      OptionalInt slot, Optional<StateRoot> after, Optional<MembershipChange> membership) {
    static final StateChangeOf NOTHING =
        new StateChangeOf(OptionalInt.empty(), Optional.empty(), Optional.empty());
  }

  private NewEvent state(Pdu event, Optional<MembershipChange> membership) {
    int slot = slots.computeIfAbsent(event.slot().orElseThrow(), this::numberSlot);
    StateTrie.Changed changed =
        StateTrie.apply(
            id -> Objects.requireNonNull(nodes.get(id)),
            head.state(),
            new TreeMap<>(Map.of(slot, lastEvent + 1)));
    nodes.putAll(changed.newNodes());
    newNodes.putAll(changed.newNodes());
    currentState.put(slot, lastEvent + 1);
    Optional<StateRoot> after = Optional.of(changed.root());
    return add(
        event,
        new StateChangeOf(OptionalInt.of(slot), after, membership),
        Optional.empty(),
        Optional.empty());
  }

  private int numberSlot(StateSlot slot) {
    newSlots.add(new NewSlot(slots.size(), slot));
    return slots.size();
  }

  private NewEvent add(
      Pdu event,
      StateChangeOf change,
      Optional<EventId> redacts,
      Optional<ClientTransaction> transaction) {
    lastEvent++;
    NewEvent added =
        new NewEvent(
            lastEvent,
            event,
            head.state(),
            change.slot(),
            change.after(),
            change.membership().stream().toList(),
            redacts,
            transaction);
    events.add(added);
    if (event.depth() < depths.deepest()) {
      overtaken.put(lastEvent, depths.deepest());
    }
    depths = depths.with(event.depth());
    head =
        headAfter(
            change.after().orElse(head.state()),
            List.of(new Extremity(lastEvent, event.eventId(), event.depth())));
    return added;
  }

  private RoomHead headAfter(StateRoot state, List<Extremity> extremities) {
    return new RoomHead(
        state,
        extremities,
        slots.size(),
        count(Membership.JOIN),
        count(Membership.INVITE),
        oldest,
        depths);
  }

  private long count(Membership membership) {
    return members.values().stream().filter(each -> each == membership).count();
  }

  /** Makes these events the forward extremities, in this order. */
  public void fork(NewEvent... extremities) {
    head =
        headAfter(
            head.state(),
            List.of(extremities).stream()
                .map(
                    each ->
                        new Extremity(each.number(), each.event().eventId(), each.event().depth()))
                .toList());
  }

  private Pdu pdu(UserId sender, String type, Optional<String> stateKey, JsonObject content) {
    return pdu(sender, type, stateKey, content, head.nextDepth());
  }

  private Pdu pdu(
      UserId sender, String type, Optional<String> stateKey, JsonObject content, long depth) {
    JsonObject.Builder json =
        JsonObject.builder()
            .put("type", type)
            .put("room_id", room.roomId().value())
            .put("sender", sender.value())
            .put("depth", depth)
            .put("origin_server_ts", 1_700_000_000_000L + lastEvent)
            .put("content", content);
    stateKey.ifPresent(key -> json.put("state_key", new JsonString(key)));
    EventId eventId = new EventId("$event" + (lastEvent + 1));
    return new Pdu(room.version(), eventId, room.roomId(), json.build());
  }

  /** Hands over what has gathered since the last time. */
  public PositionedAppend append(long firstPosition) {
    RoomAppend append =
        new RoomAppend(room, !isStored, newSlots, newNodes, events, currentState, head)
            .with(IntakeChange.NONE.overtaken(overtaken));
    isStored = true;
    newSlots.clear();
    newNodes.clear();
    events.clear();
    currentState.clear();
    overtaken.clear();
    return new PositionedAppend(firstPosition, append);
  }
}
