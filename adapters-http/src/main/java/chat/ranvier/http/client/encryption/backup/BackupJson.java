package chat.ranvier.http.client.encryption.backup;

import chat.ranvier.application.encryption.backup.port.BackedUpKey;
import chat.ranvier.application.encryption.backup.port.KeyBackup;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.domain.json.JsonWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Backups and their keys as JSON; many keys are written one by one, none twice in memory. */
final class BackupJson {
  private static final int BUFFER = 16 << 10;

  private BackupJson() {}

  static JsonObject backup(KeyBackup backup) {
    return state(backup).toBuilder()
        .put("algorithm", backup.algorithm())
        .put("auth_data", backup.authData())
        .put("version", Long.toString(backup.id().version()))
        .build();
  }

  /** What changes with each upload. */
  static JsonObject state(KeyBackup backup) {
    return JsonObject.builder()
        .put("count", backup.count())
        .put("etag", Long.toString(backup.etag()))
        .build();
  }

  static byte[] key(BackedUpKey key) {
    String json =
        "{\"first_message_index\":"
            + key.metadata().firstMessageIndex()
            + ",\"forwarded_count\":"
            + key.metadata().forwardedCount()
            + ",\"is_verified\":"
            + key.metadata().isVerified()
            + ",\"session_data\":"
            + key.sessionData()
            + "}";
    return json.getBytes(StandardCharsets.UTF_8);
  }

  /** Writes the keys of several rooms, which come room by room. */
  static void writeRooms(Iterator<BackedUpKey> keys, OutputStream sink) throws IOException {
    OutputStream out = new BufferedOutputStream(sink, BUFFER);
    write(out, "{\"rooms\":{");
    @Nullable RoomId last = null;
    while (keys.hasNext()) {
      BackedUpKey key = keys.next();
      RoomId room = key.session().room();
      if (room.equals(last)) {
        write(out, ",");
      } else {
        write(out, last == null ? "" : "}},");
        write(out, quoted(room.value()) + ":{\"sessions\":{");
      }
      writeMember(key, out);
      last = room;
    }
    write(out, last == null ? "}}" : "}}}}");
    out.flush();
  }

  /** Writes the keys of one room. */
  static void writeRoom(Iterator<BackedUpKey> keys, OutputStream sink) throws IOException {
    OutputStream out = new BufferedOutputStream(sink, BUFFER);
    write(out, "{\"sessions\":{");
    while (keys.hasNext()) {
      writeMember(keys.next(), out);
      write(out, keys.hasNext() ? "," : "");
    }
    write(out, "}}");
    out.flush();
  }

  private static void writeMember(BackedUpKey key, OutputStream out) throws IOException {
    write(out, quoted(key.session().session()) + ":");
    out.write(key(key));
  }

  private static String quoted(String text) {
    return JsonWriter.toText(new JsonString(text));
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
