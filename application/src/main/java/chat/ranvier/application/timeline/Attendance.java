package chat.ranvier.application.timeline;

import chat.ranvier.application.room.RoomSnapshot;
import chat.ranvier.application.timeline.port.GraphPlace;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.event.content.MemberContent;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.room.Membership;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * When a user was in a room, as far as reading depends on it.
 *
 * @param now how the user stands to the room
 * @param lastJoin the place of the last event that said they are joined
 * @param departure the position of the event by which they ceased to be joined, where they did
 */
record Attendance(Membership now, Optional<GraphPlace> lastJoin, OptionalLong departure) {
  /** How many changes of membership are looked back on, from the newest, for the last join. */
  private static final int MAX_CHANGES = 1_000;

  static Attendance of(RoomSnapshot room, UserId user) {
    StateSlot slot = new StateSlot("m.room.member", user.value());
    Optional<StoredEvent> newest = room.state(slot);
    Membership now = newest.map(Attendance::membership).orElse(Membership.LEAVE);
    OptionalLong departure = OptionalLong.empty();
    Optional<StoredEvent> member = newest;
    for (int change = 0; change < MAX_CHANGES && member.isPresent(); change++) {
      StoredEvent event = member.get();
      if (membership(event) == Membership.JOIN) {
        return new Attendance(now, Optional.of(event.place()), departure);
      }
      departure = OptionalLong.of(event.position());
      member = room.states().find(event.stateBefore(), slot);
    }
    return new Attendance(now, Optional.empty(), OptionalLong.empty());
  }

  /**
   * Whether the user was, or came, into the room after this event. Of a past that was read up on
   * only its depth says when it was: it may be of a time when they were gone again.
   */
  boolean joinedAfter(StoredEvent event) {
    return lastJoin
        .filter(
            join ->
                event.position() < 0
                    ? event.place().compareTo(join) < 0
                    : event.position() < join.position())
        .isPresent();
  }

  static Membership membership(StoredEvent member) {
    return new MemberContent(member.event().content()).membership().orElse(Membership.LEAVE);
  }
}
