package chat.ranvier.http.client.encryption.backup;

import chat.ranvier.application.encryption.backup.BackupLimits;
import chat.ranvier.application.encryption.backup.port.BackedUpKey;
import chat.ranvier.application.encryption.backup.port.RoomSession;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.domain.encryption.backup.KeyMetadata;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.json.JsonNull;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.http.server.BodyFields;
import java.util.ArrayList;
import java.util.List;

/** The bodies of uploads, read into keys; what does not fit is a {@link MatrixFailure}. */
final class BackupBody {
  private BackupBody() {}

  /** The keys of all rooms: {@code {"rooms": {room: {"sessions": …}}}}. */
  static List<BackedUpKey> keys(JsonObject body) {
    List<BackedUpKey> keys = new ArrayList<>();
    BodyFields.object(body, "rooms")
        .forEach(
            (room, of) ->
                keys.addAll(
                    keysOfRoom(RoomId.parse(room), BodyFields.asObject(of, "'" + room + "'"))));
    return keys;
  }

  /** The keys of one room: {@code {"sessions": {session: key}}}. */
  static List<BackedUpKey> keysOfRoom(RoomId room, JsonObject body) {
    List<BackedUpKey> keys = new ArrayList<>();
    BodyFields.object(body, "sessions")
        .forEach(
            (id, key) ->
                keys.add(key(new RoomSession(room, id), BodyFields.asObject(key, "'" + id + "'"))));
    return keys;
  }

  /** The key of one session. */
  static BackedUpKey key(RoomSession session, JsonObject body) {
    BackupLimits.checkName("a session's id", session.session());
    KeyMetadata metadata =
        new KeyMetadata(
            BodyFields.truth(required(body, "is_verified"), "is_verified", false),
            count(body, "first_message_index"),
            count(body, "forwarded_count"));
    String data = BackupLimits.sessionData(BodyFields.object(body, "session_data"));
    return new BackedUpKey(session, metadata, data);
  }

  private static long count(JsonObject body, String name) {
    long count = BodyFields.integer(required(body, name), name, -1);
    if (count < 0) {
      throw new MatrixFailure(ErrorCode.INVALID_PARAM, "'" + name + "' must not be negative");
    }
    return count;
  }

  private static JsonObject required(JsonObject body, String name) {
    if (body.find(name).orElse(JsonNull.NULL) == JsonNull.NULL) {
      throw missing(name);
    }
    return body;
  }

  private static MatrixFailure missing(String name) {
    return new MatrixFailure(ErrorCode.MISSING_PARAM, "Missing '" + name + "'");
  }
}
