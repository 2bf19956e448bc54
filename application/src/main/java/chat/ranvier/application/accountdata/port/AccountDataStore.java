package chat.ranvier.application.accountdata.port;

import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** What clients keep with the server for their users. */
public interface AccountDataStore {
  /** Sets global account data, in the place of what there was of this type. */
  void putGlobal(UserId user, String type, JsonObject content, long position);

  /** Sets account data of a room, in the place of what there was of this type. */
  void putOfRoom(UserId user, RoomId room, String type, JsonObject content, long position);

  /** The content of the user's global account data of this type. */
  Optional<JsonObject> findGlobal(UserId user, String type);

  /** The content of the user's account data of this type for the room. */
  Optional<JsonObject> findOfRoom(UserId user, RoomId room, String type);

  /** All of the user's account data, global and of rooms, by position. */
  List<AccountDatum> all(UserId user);

  /** All of the user's account data for one room, by position. */
  List<AccountDatum> ofRoom(UserId user, RoomId room);

  /**
   * The user's account data with a position after the first and not after the second, by position.
   */
  List<AccountDatum> between(UserId user, long after, long upTo);

  /** Takes all of the user's account data away. */
  void deleteAll(UserId user);
}
