package chat.ranvier.application.timeline;

import chat.ranvier.application.room.RoomSnapshot;
import chat.ranvier.application.room.RoomStates;
import chat.ranvier.application.timeline.port.GraphPlace;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.event.content.MemberContent;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.room.Membership;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * When a user was in a room, as far as reading depends on it. What counts is the room's current
 * state from moment to moment: where the graph has branches, an event of another branch does not
 * know that somebody has come or gone.
 *
 * @param now how the user stands to the room
 * @param lastJoin the place of the last event that said they are joined
 * @param departure the position from which on they were in the room no more, where they are gone
 */
record Attendance(Membership now, Optional<GraphPlace> lastJoin, OptionalLong departure) {
  /** How many changes of membership are looked back on, from the newest, for the last join. */
  private static final int MAX_CHANGES = 1_000;

  static Attendance of(RoomSnapshot room, UserId user) {
    StateSlot slot = new StateSlot("m.room.member", user.value());
    Optional<StoredEvent> member = room.state(slot);
    Membership now = member.map(Attendance::membership).orElse(Membership.LEAVE);
    long departure = 0;
    for (int change = 0; change < MAX_CHANGES && member.isPresent(); change++) {
      StoredEvent event = member.get();
      if (membership(event) == Membership.JOIN) {
        return new Attendance(now, Optional.of(event.place()), departure(now, departure, event));
      }
      departure = event.position();
      member = previous(room, event, slot);
    }
    return new Attendance(now, Optional.empty(), OptionalLong.empty());
  }

  /**
   * What the current state said of the user before it said this. Of what no timeline shows nobody
   * knows when that was; it certainly was not before that which it changes had happened.
   */
  private static Optional<StoredEvent> previous(
      RoomSnapshot room, StoredEvent event, StateSlot slot) {
    RoomStates states = room.states();
    if (event.position() > room.lastMerge()) {
      return states.find(event.stateBefore(), slot);
    } else if (event.position() > 0) {
      return states.find(states.at(event.position() - 1), slot);
    }
    return states
        .find(event.stateBefore(), slot)
        .flatMap(
            changed ->
                changed.position() > 0
                    ? states.find(states.at(changed.position()), slot)
                    : Optional.of(changed));
  }

  /** Who left by what no timeline shows was there for certain only when they came. */
  private static OptionalLong departure(Membership now, long departure, StoredEvent join) {
    return now == Membership.JOIN
        ? OptionalLong.empty()
        : OptionalLong.of(departure > 0 ? departure : join.position());
  }

  /**
   * Whether the user was in the room, or came into it, after this event. Of a past that was read up
   * on only its depth says when it was: it may be of a time when they were gone again.
   */
  boolean joinedAfter(StoredEvent event) {
    return now == Membership.JOIN
        || (event.position() < 0
            ? lastJoin.filter(join -> event.place().compareTo(join) < 0).isPresent()
            : departure.isPresent() && event.position() < departure.getAsLong());
  }

  static Membership membership(StoredEvent member) {
    return new MemberContent(member.event().content()).membership().orElse(Membership.LEAVE);
  }
}
