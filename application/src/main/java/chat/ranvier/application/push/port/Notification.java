package chat.ranvier.application.push.port;

import chat.ranvier.application.room.port.RoomRef;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.json.JsonObject;

/**
 * An event that a user is notified of.
 *
 * @param position the event's place in the stream
 * @param thread {@code main}, or the id of the event that began the thread
 * @param tweaks how it is presented, as it is handed on to push gateways
 */
public record Notification(
    long position, RoomRef room, EventId event, String thread, JsonObject tweaks) {
  /** Whether the event is to stand out. */
  public boolean isHighlight() {
    return tweaks.bool("highlight").orElse(false);
  }
}
