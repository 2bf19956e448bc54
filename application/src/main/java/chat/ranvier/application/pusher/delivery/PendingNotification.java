package chat.ranvier.application.pusher.delivery;

import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.json.JsonObject;

/**
 * A notification that a pusher has not told yet.
 *
 * @param position the event's place in the stream
 * @param tweaks how it is to be presented, as push gateways are told
 * @param isRead whether the user has read it in the meantime
 */
public record PendingNotification(
    long position, RoomId room, EventId event, JsonObject tweaks, boolean isRead) {}
