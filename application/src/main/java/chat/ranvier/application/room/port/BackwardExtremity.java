package chat.ranvier.application.room.port;

import chat.ranvier.domain.identifier.EventId;

/**
 * A place where the room's graph, as it is known here, breaks off: an event that another follows
 * on, and whose own place is not known.
 *
 * @param missing the event that is not here, or only as an outlier
 * @param follower the number of the event that follows on it
 */
public record BackwardExtremity(EventId missing, long follower) {}
