package chat.ranvier.application.room.creation;

import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonBoolean;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.domain.json.JsonValue;
import chat.ranvier.domain.room.version.RoomVersion;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The content of a new room's {@code m.room.create}: what the client wants in it, and what the
 * server decides.
 */
final class CreateEventContent {
  private static final String ADDITIONAL_CREATORS = "additional_creators";

  private CreateEventContent() {}

  static JsonObject of(RoomVersion version, UserId creator, RoomRequest request) {
    JsonObject wanted = request.creation().content();
    checkTypes(wanted);
    JsonObject.Builder content = wanted.toBuilder();
    content.put("room_version", version.id());
    if (version.creatorInContent()) {
      content.put("creator", creator.value());
    } else {
      content.remove("creator");
    }
    if (version.privilegedCreators()) {
      addCreators(content, wanted, creator, request);
    }
    return content.build();
  }

  private static void checkTypes(JsonObject wanted) {
    wanted
        .find("m.federate")
        .ifPresent(value -> require(value instanceof JsonBoolean, "'m.federate' is true or false"));
    wanted
        .find("type")
        .ifPresent(value -> require(value instanceof JsonString, "'type' has to be a string"));
    wanted
        .find("predecessor")
        .ifPresent(value -> require(value instanceof JsonObject, "'predecessor' is an object"));
  }

  /** Those whom a trusted chat invites are as powerful as its creator: they are creators too. */
  private static void addCreators(
      JsonObject.Builder content, JsonObject wanted, UserId creator, RoomRequest request) {
    Set<String> creators = new LinkedHashSet<>();
    wanted.find(ADDITIONAL_CREATORS).ifPresent(value -> addUsers(creators, value));
    if (request.trustsInvited()) {
      request.invites().users().forEach(user -> creators.add(user.value()));
    }
    creators.remove(creator.value());
    if (creators.isEmpty()) {
      content.remove(ADDITIONAL_CREATORS);
    } else {
      content.put(ADDITIONAL_CREATORS, JsonArray.ofStrings(creators));
    }
  }

  private static void addUsers(Set<String> creators, JsonValue value) {
    require(value instanceof JsonArray, "'additional_creators' has to be an array");
    if (value instanceof JsonArray users) {
      require(users.strings().count() == users.size(), "'additional_creators' are user ids");
      users.strings().forEach(user -> creators.add(UserId.parse(user).value()));
    }
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new MatrixFailure(ErrorCode.BAD_JSON, otherwise);
    }
  }
}
