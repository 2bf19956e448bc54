package chat.ranvier.application.room;

import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.room.port.ClientTransaction;
import chat.ranvier.application.room.port.Extremity;
import chat.ranvier.application.room.port.MembershipChange;
import chat.ranvier.application.room.port.NewEvent;
import chat.ranvier.application.room.port.NewSlot;
import chat.ranvier.application.room.port.RoomAppend;
import chat.ranvier.application.room.port.RoomHead;
import chat.ranvier.domain.auth.rules.AuthRules;
import chat.ranvier.domain.auth.rules.AuthState;
import chat.ranvier.domain.auth.rules.Verdict;
import chat.ranvier.domain.auth.selection.AuthEventSelection;
import chat.ranvier.domain.event.EventDraft;
import chat.ranvier.domain.event.EventSealer;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.event.content.MemberContent;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.room.Membership;
import chat.ranvier.domain.room.PowerLevels;
import chat.ranvier.domain.state.NodeId;
import chat.ranvier.domain.state.StateNode;
import chat.ranvier.domain.state.StateTrie;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * The events of one command, put together one by one on a room's tentative head; the room itself is
 * not touched.
 */
final class AppendStep {
  private static final String MEMBER = "m.room.member";

  private final WarmRoom room;
  private final RoomId roomId;
  private final EventSealer sealer;
  private final AuthRules rules;
  private final LongSupplier numbers;
  private final boolean isNewRoom;
  private final Map<StateSlot, Integer> newSlots = new HashMap<>();
  private final List<NewSlot> numberedSlots = new ArrayList<>();
  private final Map<NodeId, StateNode> newNodes = new HashMap<>();
  private final Map<Long, Pdu> newPdus = new HashMap<>();
  private final Map<Integer, Long> currentState = new HashMap<>();
  private final List<NewEvent> events = new ArrayList<>();
  private RoomHead head;

  AppendStep(WarmRoom room, EventSealer sealer, AuthRules rules, LongSupplier numbers) {
    this.room = room;
    this.rules = rules;
    this.roomId = room.room().roomId();
    this.sealer = sealer;
    this.numbers = numbers;
    this.head = room.tentative();
    this.isNewRoom = head.extremities().isEmpty();
  }

  /** The event that fills the slot in the state that the next event is built on. */
  Optional<Pdu> find(StateSlot slot) {
    OptionalInt number = slotNumber(slot);
    if (number.isEmpty()) {
      return Optional.empty();
    }
    OptionalLong event = StateTrie.find(this::node, head.state(), number.getAsInt());
    return event.isPresent() ? Optional.of(event(event.getAsLong())) : Optional.empty();
  }

  /**
   * Adds an event.
   *
   * @param redacts the event it redacts, where its sender may
   * @throws MatrixFailure where the rules do not allow it
   */
  Pdu add(EventDraft draft, Optional<EventId> redacts, Optional<ClientTransaction> transaction) {
    Pdu event = authorised(draft);
    long number = numbers.getAsLong();
    Optional<MembershipChange> membership = membershipChange(event);
    RoomHead before = head;
    OptionalInt slot = OptionalInt.empty();
    if (event.isState()) {
      slot = OptionalInt.of(fill(event.slot().orElseThrow(), number, membership));
    }
    newPdus.put(number, event);
    head = follow(event, number);
    events.add(
        new NewEvent(
            number,
            event,
            before.state(),
            slot,
            event.isState() ? Optional.of(head.state()) : Optional.empty(),
            membership,
            redacts,
            transaction));
    return event;
  }

  /** Everything that was added. */
  RoomAppend finish() {
    return new RoomAppend(
        room.room(), isNewRoom, numberedSlots, newNodes, events, currentState, head);
  }

  private Pdu authorised(EventDraft draft) {
    List<Pdu> authEvents =
        AuthEventSelection.select(
                room.room().version(),
                draft.type(),
                draft.stateKey(),
                draft.sender(),
                draft.content())
            .stream()
            .flatMap(slot -> find(slot).stream())
            .toList();
    Pdu event =
        sealer.seal(
            draft,
            Optional.of(roomId),
            head.extremities().stream().map(Extremity::eventId).toList(),
            authEvents.stream().map(Pdu::eventId).toList(),
            head.nextDepth(),
            id -> referenced(id, authEvents));
    return switch (rules.check(event, this::find)) {
      case Verdict.Allowed ignored -> event;
      case Verdict.Rejected rejected ->
          throw new MatrixFailure(ErrorCode.FORBIDDEN, rejected.reason());
    };
  }

  private Pdu referenced(EventId id, List<Pdu> authEvents) {
    return head.extremities().stream()
        .filter(extremity -> extremity.eventId().equals(id))
        .map(extremity -> event(extremity.eventNumber()))
        .findFirst()
        .or(() -> authEvents.stream().filter(event -> event.eventId().equals(id)).findFirst())
        .orElseThrow();
  }

  private int fill(StateSlot slot, long number, Optional<MembershipChange> membership) {
    int slotNumber = slotNumber(slot).orElseGet(() -> numberSlot(slot));
    TreeMap<Integer, Long> change = new TreeMap<>(Map.of(slotNumber, number));
    StateTrie.Changed changed = StateTrie.apply(this::node, head.state(), change);
    newNodes.putAll(changed.newNodes());
    currentState.put(slotNumber, number);
    RoomHead counted =
        membership.map(now -> count(membershipOf(now.user()), now.membership())).orElse(head);
    head =
        new RoomHead(
            changed.root(),
            head.extremities(),
            Math.max(head.slotCount(), slotNumber + 1),
            counted.joinedCount(),
            counted.invitedCount());
    return slotNumber;
  }

  private int numberSlot(StateSlot slot) {
    int number = head.slotCount();
    newSlots.put(slot, number);
    numberedSlots.add(new NewSlot(number, slot));
    return number;
  }

  private RoomHead count(Membership before, Membership now) {
    return new RoomHead(
        head.state(),
        head.extremities(),
        head.slotCount(),
        head.joinedCount() + change(before, now, Membership.JOIN),
        head.invitedCount() + change(before, now, Membership.INVITE));
  }

  private static int change(Membership before, Membership now, Membership counted) {
    return (now == counted ? 1 : 0) - (before == counted ? 1 : 0);
  }

  /** Who has how much power in the state that the next event is built on. */
  PowerLevels powerLevels() {
    AuthState state = this::find;
    return state.powerLevels(find(StateSlot.of("m.room.create")).orElseThrow());
  }

  /** The user's membership in the state that the next event is built on. */
  Membership membershipOf(UserId user) {
    return find(new StateSlot(MEMBER, user.value()))
        .flatMap(event -> new MemberContent(event.content()).membership())
        .orElse(Membership.LEAVE);
  }

  private Optional<MembershipChange> membershipChange(Pdu event) {
    if (!event.type().equals(MEMBER) || !event.isState()) {
      return Optional.empty();
    }
    UserId user = UserId.parse(event.stateKey().orElseThrow());
    Membership membership =
        new MemberContent(event.content()).membership().orElse(Membership.LEAVE);
    boolean isShownState = membership == Membership.INVITE || membership == Membership.KNOCK;
    JsonArray stripped = isShownState ? StrippedStates.of(this::find, event) : JsonArray.empty();
    return Optional.of(new MembershipChange(user, membership, stripped));
  }

  private RoomHead follow(Pdu event, long number) {
    return new RoomHead(
        head.state(),
        List.of(new Extremity(number, event.eventId(), event.depth())),
        head.slotCount(),
        head.joinedCount(),
        head.invitedCount());
  }

  private OptionalInt slotNumber(StateSlot slot) {
    Integer added = newSlots.get(slot);
    return added != null ? OptionalInt.of(added) : room.slots().find(slot);
  }

  private StateNode node(NodeId id) {
    StateNode added = newNodes.get(id);
    return added != null ? added : room.node(id);
  }

  private Pdu event(long number) {
    Pdu added = newPdus.get(number);
    return added != null ? added : room.event(number);
  }
}
