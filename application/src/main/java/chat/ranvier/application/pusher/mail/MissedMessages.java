package chat.ranvier.application.pusher.mail;

import chat.ranvier.application.pusher.delivery.NotifiedEvents.Notified;
import chat.ranvier.application.pusher.delivery.PendingNotification;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.room.Membership;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a mail is about: notifications by room, the room with the newest one first.
 *
 * @param rooms the notifications of each room, oldest first
 * @param reason the one that is the cause of the mail
 */
record MissedMessages(Map<RoomId, List<Missed>> rooms, Missed reason) {
  /** A message that was missed, or an invitation. */
  record Missed(PendingNotification pending, Notified notified) {
    RoomId room() {
      return pending.room();
    }

    long at() {
      return notified.event().originServerTs();
    }

    /** Whether it invites its reader. */
    boolean isInvite() {
      return notified.isOwnMembership()
          && notified.content().string("membership").filter("invite"::equals).isPresent()
          && notified.view().membership() == Membership.INVITE;
    }
  }

  static MissedMessages of(List<Missed> all, Missed reason) {
    Map<RoomId, List<Missed>> rooms = new LinkedHashMap<>();
    for (Missed missed : all.reversed()) {
      rooms.computeIfAbsent(missed.room(), room -> new ArrayList<>()).addFirst(missed);
    }
    return new MissedMessages(rooms, reason);
  }
}
