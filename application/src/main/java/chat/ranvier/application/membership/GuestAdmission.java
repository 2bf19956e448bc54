package chat.ranvier.application.membership;

import chat.ranvier.application.room.RoomSnapshot;
import chat.ranvier.domain.event.content.GuestAccessContent;
import chat.ranvier.domain.room.GuestAccess;

/** Whether a room lets guests in. */
final class GuestAdmission {
  static final String TYPE = "m.room.guest_access";

  private GuestAdmission() {}

  static boolean isGiven(RoomSnapshot room) {
    return room.state(TYPE)
        .map(event -> new GuestAccessContent(event.event().content()).guestAccess())
        .filter(access -> access == GuestAccess.CAN_JOIN)
        .isPresent();
  }
}
