package chat.ranvier.domain.event.content;

import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.GuestAccess;

/**
 * The content of {@code m.room.guest_access}, read leniently.
 *
 * @param json the content as it was received
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#mroomguest_access">
 *     m.room.guest_access</a>
 */
public record GuestAccessContent(JsonObject json) {
  /** The access; forbidden where none is named or the named one is not understood. */
  public GuestAccess guestAccess() {
    return json.string("guest_access").flatMap(GuestAccess::find).orElse(GuestAccess.FORBIDDEN);
  }
}
