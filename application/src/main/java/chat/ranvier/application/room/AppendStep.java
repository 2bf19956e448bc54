package chat.ranvier.application.room;

import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.room.port.ClientTransaction;
import chat.ranvier.application.room.port.Extremity;
import chat.ranvier.application.room.port.IntakeChange;
import chat.ranvier.application.room.port.MembershipChange;
import chat.ranvier.application.room.port.NewEvent;
import chat.ranvier.application.room.port.RoomAppend;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.auth.rules.AuthRules;
import chat.ranvier.domain.auth.rules.AuthState;
import chat.ranvier.domain.auth.rules.Verdict;
import chat.ranvier.domain.auth.selection.AuthEventSelection;
import chat.ranvier.domain.auth.standing.Standing;
import chat.ranvier.domain.event.EventDraft;
import chat.ranvier.domain.event.EventSealer;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.event.content.MemberContent;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.room.Membership;
import chat.ranvier.domain.room.PowerLevels;
import chat.ranvier.domain.state.StateRoot;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The events of one command, put together one by one on a room's tentative head; the room itself is
 * not touched.
 */
final class AppendStep {
  private static final String MEMBER = "m.room.member";

  private final RoomDraft draft;
  private final EventSealer sealer;
  private final AuthRules rules;
  private final HeadMove headMove;
  private final StateMerge merge;
  private final Set<Long> merging = new HashSet<>();

  AppendStep(RoomDraft draft, EventSealer sealer, AuthRules rules, StateMerge merge) {
    this.draft = draft;
    this.sealer = sealer;
    this.rules = rules;
    this.merge = merge;
    this.headMove = new HeadMove(draft, merge);
  }

  /** The event that fills the slot in the room's current state. */
  Optional<Pdu> find(StateSlot slot) {
    return draft.find(slot);
  }

  /**
   * Adds an event.
   *
   * @param redacts the event it redacts, where its sender may
   * @throws MatrixFailure where the rules do not allow it
   */
  Pdu add(EventDraft event, Optional<EventId> redacts, Optional<ClientTransaction> transaction) {
    List<Extremity> all = draft.head().extremities();
    List<Extremity> followed = PrevEvents.choose(all);
    return followed.size() == all.size()
        ? addToAll(event, redacts, transaction)
        : addToSome(event, followed, redacts, transaction);
  }

  /** The short way: the state before the event is the room's current state. */
  private Pdu addToAll(
      EventDraft event, Optional<EventId> redacts, Optional<ClientTransaction> transaction) {
    StateRoot before = draft.head().state();
    Pdu sealed = authorised(event, draft.head().extremities(), before);
    long number = draft.nextNumber();
    List<MembershipChange> memberships = membershipChange(sealed, number).stream().toList();
    OptionalInt slot = OptionalInt.empty();
    StateRoot after = before;
    if (sealed.isState()) {
      slot = OptionalInt.of(draft.giveSlotNumber(sealed.slot().orElseThrow()));
      memberships.forEach(this::count);
      after = draft.with(before, slot.getAsInt(), number);
      draft.changeCurrent(slot.getAsInt(), number);
    }
    know(sealed, number, before, transaction);
    draft.follow(after, new Extremity(number, sealed.eventId(), sealed.depth()));
    draft.append(
        new NewEvent(
            number,
            sealed,
            before,
            slot,
            sealed.isState() ? Optional.of(after) : Optional.empty(),
            memberships,
            redacts,
            transaction));
    return sealed;
  }

  /** The way in a room with more extremities than one event may follow on. */
  private Pdu addToSome(
      EventDraft event,
      List<Extremity> followed,
      Optional<EventId> redacts,
      Optional<ClientTransaction> transaction) {
    StateRoot before =
        merge.resolve(
            draft,
            followed.stream()
                .map(tip -> draft.stateAfter(draft.event(tip.eventNumber())))
                .toList());
    Pdu sealed = authorised(event, followed, before);
    check(sealed, draft::find);
    long number = draft.nextNumber();
    StoredEvent stored = know(sealed, number, before, transaction);
    HeadMove.Moved moved = headMove.follow(stored, HeadMove.ids(followed), true);
    if (moved.isMerge()) {
      merging.add(number);
    }
    draft.append(moved.newEvent(stored, redacts));
    return sealed;
  }

  private StoredEvent know(
      Pdu event, long number, StateRoot before, Optional<ClientTransaction> transaction) {
    StoredEvent stored =
        new StoredEvent(
            number,
            draft.room().number(),
            0,
            event,
            before,
            Standing.ACCEPTED,
            Optional.empty(),
            transaction);
    draft.add(stored);
    return stored;
  }

  /** Everything that was added. */
  RoomAppend finish() {
    return draft.finish(merging.isEmpty() ? IntakeChange.NONE : IntakeChange.merging(merging));
  }

  private Pdu authorised(EventDraft event, List<Extremity> followed, StateRoot before) {
    List<Pdu> authEvents =
        AuthEventSelection.select(
                draft.room().version(),
                event.type(),
                event.stateKey(),
                event.sender(),
                event.content())
            .stream()
            .flatMap(slot -> draft.find(before, slot).stream())
            .toList();
    Pdu sealed =
        sealer.seal(
            event,
            Optional.of(draft.room().roomId()),
            followed.stream().map(Extremity::eventId).toList(),
            authEvents.stream().map(Pdu::eventId).toList(),
            draft.head().nextDepth(),
            id -> referenced(id, followed, authEvents));
    check(sealed, slot -> draft.find(before, slot));
    return sealed;
  }

  private Pdu referenced(EventId id, List<Extremity> followed, List<Pdu> authEvents) {
    return followed.stream()
        .filter(extremity -> extremity.eventId().equals(id))
        .map(extremity -> draft.event(extremity.eventNumber()).event())
        .findFirst()
        .or(() -> authEvents.stream().filter(event -> event.eventId().equals(id)).findFirst())
        .orElseThrow();
  }

  private void check(Pdu event, AuthState state) {
    switch (rules.check(event, state)) {
      case Verdict.Allowed ignored -> {}
      case Verdict.Rejected rejected ->
          throw new MatrixFailure(ErrorCode.FORBIDDEN, rejected.reason());
    }
  }

  private void count(MembershipChange now) {
    Membership before = membershipOf(now.user());
    draft.count(
        HeadMove.change(before, now.membership(), Membership.JOIN),
        HeadMove.change(before, now.membership(), Membership.INVITE));
  }

  /** Who has how much power in the state that the next event is built on. */
  PowerLevels powerLevels() {
    AuthState state = draft::find;
    return state.powerLevels(find(StateSlot.of("m.room.create")).orElseThrow());
  }

  /** The user's membership in the state that the next event is built on. */
  Membership membershipOf(UserId user) {
    return find(new StateSlot(MEMBER, user.value()))
        .flatMap(event -> new MemberContent(event.content()).membership())
        .orElse(Membership.LEAVE);
  }

  private Optional<MembershipChange> membershipChange(Pdu event, long number) {
    if (!event.type().equals(MEMBER) || !event.isState()) {
      return Optional.empty();
    }
    UserId user = UserId.parse(event.stateKey().orElseThrow());
    Membership membership =
        new MemberContent(event.content()).membership().orElse(Membership.LEAVE);
    JsonArray stripped = StrippedStates.shownTo(membership, draft::find, event);
    return Optional.of(new MembershipChange(user, membership, number, stripped));
  }
}
