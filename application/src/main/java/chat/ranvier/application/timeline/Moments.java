package chat.ranvier.application.timeline;

import chat.ranvier.application.room.RoomStates;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.event.content.HistoryVisibilityContent;
import chat.ranvier.domain.event.content.MemberContent;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.room.HistoryVisibility;
import chat.ranvier.domain.room.Membership;
import chat.ranvier.domain.state.StateRoot;
import chat.ranvier.domain.visibility.EventVisibility.Moment;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What a room's states say of one reader. A walk along a timeline asks for one state after another,
 * most of them the same as the last, or different in other slots only: an event is looked at only
 * where one of the two slots has another one than in the state before.
 */
final class Moments {
  static final StateSlot VISIBILITY = StateSlot.of("m.room.history_visibility");
  private static final long NONE = 0;

  private final RoomStates states;
  private final StateSlot member;
  private final OptionalInt visibilitySlot;
  private final OptionalInt memberSlot;
  private @Nullable StateRoot lastRoot;
  private long visibilityEvent = NONE;
  private long memberEvent = NONE;
  private Moment last = new Moment(HistoryVisibility.SHARED, Membership.LEAVE);

  Moments(RoomStates states, UserId reader) {
    this.states = states;
    this.member = memberSlot(reader);
    this.visibilitySlot = states.slot(VISIBILITY);
    this.memberSlot = states.slot(member);
  }

  static StateSlot memberSlot(UserId user) {
    return new StateSlot("m.room.member", user.value());
  }

  /** What this state says. */
  Moment in(StateRoot root) {
    if (!root.equals(lastRoot)) {
      long visibility = states.fills(root, visibilitySlot).orElse(NONE);
      long membership = states.fills(root, memberSlot).orElse(NONE);
      last =
          new Moment(
              visibility == visibilityEvent ? last.visibility() : visibility(visibility),
              membership == memberEvent ? last.membership() : membership(membership));
      visibilityEvent = visibility;
      memberEvent = membership;
      lastRoot = root;
    }
    return last;
  }

  /** What the state after an event says, where this is said before it. */
  Moment after(Moment before, Pdu event) {
    if (!event.isState()) {
      return before;
    } else if (fills(event, VISIBILITY)) {
      return new Moment(visibility(event), before.membership());
    } else if (fills(event, member)) {
      return new Moment(before.visibility(), membership(event));
    }
    return before;
  }

  /** Whether the event says how the reader stands to the room. */
  boolean isOwn(Pdu event) {
    return event.isState() && fills(event, member);
  }

  private static boolean fills(Pdu event, StateSlot slot) {
    return event.type().equals(slot.type())
        && event.stateKey().filter(slot.stateKey()::equals).isPresent();
  }

  private HistoryVisibility visibility(long number) {
    return event(number).map(Moments::visibility).orElse(HistoryVisibility.SHARED);
  }

  private Membership membership(long number) {
    return event(number).map(Moments::membership).orElse(Membership.LEAVE);
  }

  private Optional<Pdu> event(long number) {
    return number == NONE ? Optional.empty() : states.event(number).map(StoredEvent::event);
  }

  static HistoryVisibility visibility(Pdu event) {
    return new HistoryVisibilityContent(event.content()).historyVisibility();
  }

  static Membership membership(Pdu event) {
    return new MemberContent(event.content()).membership().orElse(Membership.LEAVE);
  }
}
