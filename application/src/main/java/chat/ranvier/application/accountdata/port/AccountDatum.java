package chat.ranvier.application.accountdata.port;

import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonReader;
import chat.ranvier.domain.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One piece of a user's account data.
 *
 * @param room the room that it is about; none where it is global
 * @param json the content as JSON text, which takes far less memory than its tree
 * @param position its place in the stream
 */
public record AccountDatum(Optional<RoomId> room, String type, String json, long position) {
  private static final String DELETED = "";

  /** A piece of account data with this content. */
  public static AccountDatum of(
      Optional<RoomId> room, String type, JsonObject content, long position) {
    return new AccountDatum(room, type, JsonWriter.toText(content), position);
  }

  /**
   * What stays of a piece of account data that was deleted, so that clients hear of it.
   *
   * @param position where it was deleted
   */
  public static AccountDatum deleted(Optional<RoomId> room, String type, long position) {
    return new AccountDatum(room, type, DELETED, position);
  }

  /** Whether it was deleted: then it has no content. */
  public boolean isDeleted() {
    return json.equals(DELETED);
  }

  /** The content as a tree. */
  public JsonObject content() {
    return content(json);
  }

  /** The tree of a content as it is kept. */
  public static JsonObject content(String json) {
    return JsonReader.readObject(json.getBytes(StandardCharsets.UTF_8));
  }
}
