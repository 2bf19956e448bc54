package chat.ranvier.db.sql.encryption.backup;

import chat.ranvier.application.encryption.backup.port.RoomSession;
import chat.ranvier.domain.identifier.RoomId;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The column {@code room_session}: a room's id, which has no NUL, then a NUL, then a session's id.
 */
final class RoomSessionBytes {
  private static final byte[] BEFORE_ALL = {};
  // No UTF-8 has this byte.
  private static final byte[] AFTER_ALL = {(byte) 0xff};

  private RoomSessionBytes() {}

  static byte[] of(RoomSession session) {
    return bytes(session.room().value() + '\0' + session.session());
  }

  static RoomSession read(String text) {
    int end = text.indexOf('\0');
    return new RoomSession(new RoomId(text.substring(0, end)), text.substring(end + 1));
  }

  /** What comes before all sessions of the room, or of all rooms. */
  static byte[] before(Optional<RoomId> room) {
    return room.map(id -> bytes(id.value() + '\0')).orElse(BEFORE_ALL);
  }

  /** What comes after all sessions of the room, or of all rooms. */
  static byte[] after(Optional<RoomId> room) {
    return room.map(id -> bytes(id.value() + '\1')).orElse(AFTER_ALL);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
