package chat.ranvier.application.room;

import chat.ranvier.application.room.port.Extremity;
import chat.ranvier.application.room.port.MembershipChange;
import chat.ranvier.application.room.port.NewEvent;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.content.MemberContent;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.room.Membership;
import chat.ranvier.domain.state.StateRoot;
import chat.ranvier.domain.state.StateTrie;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The moving on of a room by an event that need not follow on all its extremities: which events
 * nothing follows on then, what state they have together, and who is a member in it.
 */
final class HeadMove {
  private static final String MEMBER = "m.room.member";

  private final RoomDraft draft;
  private final StateMerge merge;

  HeadMove(RoomDraft draft, StateMerge merge) {
    this.draft = draft;
    this.merge = merge;
  }

  /**
   * How a room has moved on.
   *
   * @param currentState the current state, where it is another now
   * @param isMerge whether that is more than the event filling its own slot in the state that was
   *     current
   */
  record Moved(
      Optional<StateRoot> currentState,
      List<MembershipChange> memberships,
      OptionalInt slot,
      boolean isMerge) {
    Moved asMerge() {
      return new Moved(currentState, memberships, slot, true);
    }

    NewEvent newEvent(StoredEvent event, Optional<EventId> redacts) {
      return new NewEvent(
          event.number(),
          event.event(),
          event.stateBefore(),
          slot,
          currentState,
          memberships,
          redacts,
          event.transaction());
    }
  }

  static Set<EventId> ids(List<Extremity> extremities) {
    return extremities.stream().map(Extremity::eventId).collect(Collectors.toSet());
  }

  /**
   * Moves the room on by an accepted event.
   *
   * @param followed what it follows on
   * @param isTip whether nothing follows on it yet
   */
  Moved follow(StoredEvent event, Set<EventId> followed, boolean isTip) {
    StateRoot before = draft.head().state();
    List<Extremity> tips = new ArrayList<>(draft.head().extremities());
    tips.removeIf(tip -> followed.contains(tip.eventId()));
    StateRoot own = draft.stateAfter(event);
    if (isTip || tips.isEmpty()) {
      tips.add(new Extremity(event.number(), event.event().eventId(), event.event().depth()));
    }
    StateRoot now = tips.size() == 1 && isTip ? own : stateOf(tips);
    draft.moveTo(now, tips);
    OptionalInt slot =
        event.event().slot().isPresent()
            ? draft.slotNumber(event.event().slot().get())
            : OptionalInt.empty();
    Moved moved = moved(before, now, event.number(), slot);
    return event.stateBefore().equals(before) ? moved : moved.asMerge();
  }

  private StateRoot stateOf(List<Extremity> tips) {
    return merge.resolve(
        draft, tips.stream().map(tip -> draft.stateAfter(draft.event(tip.eventNumber()))).toList());
  }

  private Moved moved(StateRoot before, StateRoot now, long event, OptionalInt slot) {
    if (before.equals(now)) {
      return new Moved(Optional.empty(), List.of(), slot, false);
    }
    List<Difference> differences = new ArrayList<>();
    StateTrie.difference(
        draft::node,
        before,
        now,
        (changed, old, next) -> differences.add(new Difference(changed, old, next)));
    List<MembershipChange> memberships = new ArrayList<>();
    for (Difference difference : differences) {
      draft.changeCurrent(difference.slot(), difference.now());
      memberChange(difference).ifPresent(memberships::add);
    }
    Set<Integer> slots = differences.stream().map(Difference::slot).collect(Collectors.toSet());
    Set<Integer> own = new HashSet<>();
    slot.ifPresent(own::add);
    boolean isOwnOnly =
        slots.equals(own) && differences.stream().allMatch(each -> each.now() == event);
    return new Moved(Optional.of(now), List.copyOf(memberships), slot, !isOwnOnly);
  }

  private record Difference(int slot, long old, long now) {
    long either() {
      return now != 0 ? now : old;
    }
  }

  private Optional<MembershipChange> memberChange(Difference difference) {
    Pdu event = draft.event(difference.either()).event();
    if (!event.type().equals(MEMBER)) {
      return Optional.empty();
    }
    return user(event).map(user -> memberChange(difference, user, event));
  }

  private MembershipChange memberChange(Difference difference, UserId user, Pdu event) {
    Membership old = membership(difference.old());
    Membership now = membership(difference.now());
    draft.count(change(old, now, Membership.JOIN), change(old, now, Membership.INVITE));
    JsonArray stripped = StrippedStates.shownTo(now, draft::find, event);
    return new MembershipChange(user, now, difference.either(), stripped);
  }

  /** The membership that the event of this number says; 0 for no event. */
  private Membership membership(long number) {
    return number == 0
        ? Membership.LEAVE
        : new MemberContent(draft.event(number).event().content())
            .membership()
            .orElse(Membership.LEAVE);
  }

  /** By how much the count of those with a membership changes. */
  static int change(Membership before, Membership now, Membership counted) {
    return (now == counted ? 1 : 0) - (before == counted ? 1 : 0);
  }

  /** Whose membership it is; a state key of a stranger's making need not be a user. */
  private static Optional<UserId> user(Pdu member) {
    return member.stateKey().flatMap(UserId::find);
  }
}
