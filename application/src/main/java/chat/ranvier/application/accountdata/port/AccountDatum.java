package chat.ranvier.application.accountdata.port;

import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.json.JsonObject;
import java.util.Optional;

/**
 * One piece of a user's account data.
 *
 * @param room the room that it is about; none where it is global
 * @param position its place in the stream
 */
public record AccountDatum(Optional<RoomId> room, String type, JsonObject content, long position) {}
