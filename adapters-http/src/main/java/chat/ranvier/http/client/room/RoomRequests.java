package chat.ranvier.http.client.room;

import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.room.creation.RoomPreset;
import chat.ranvier.application.room.creation.RoomRequest;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.http.server.BodyFields;
import java.util.LinkedHashSet;
import java.util.SequencedSet;

/** What clients want new rooms to be, read from their requests. */
final class RoomRequests {
  private RoomRequests() {}

  static RoomRequest read(JsonObject body) {
    if (!BodyFields.objects(body, "invite_3pid").isEmpty()) {
      throw new MatrixFailure(
          ErrorCode.FORBIDDEN, "Users cannot be invited by address or number here");
    }
    return new RoomRequest(
        BodyFields.optionalText(body, "room_version"),
        BodyFields.optionalText(body, "preset").map(RoomRequests::preset),
        isPublished(body),
        new RoomRequest.Looks(
            BodyFields.optionalText(body, "name"),
            BodyFields.optionalText(body, "topic"),
            BodyFields.optionalText(body, "room_alias_name")),
        new RoomRequest.Invites(invited(body), BodyFields.truth(body, "is_direct", false)),
        BodyFields.objects(body, "initial_state").stream().map(RoomRequests::state).toList(),
        new RoomRequest.Creation(
            BodyFields.optionalObject(body, "creation_content").orElse(JsonObject.empty()),
            BodyFields.optionalObject(body, "power_level_content_override")
                .orElse(JsonObject.empty())));
  }

  private static RoomPreset preset(String name) {
    return RoomPreset.find(name)
        .orElseThrow(() -> new MatrixFailure(ErrorCode.BAD_JSON, "'preset' is not a known one"));
  }

  private static boolean isPublished(JsonObject body) {
    return switch (BodyFields.optionalText(body, "visibility").orElse("private")) {
      case "public" -> true;
      case "private" -> false;
      default ->
          throw new MatrixFailure(ErrorCode.BAD_JSON, "'visibility' must be public or private");
    };
  }

  private static SequencedSet<UserId> invited(JsonObject body) {
    SequencedSet<UserId> users = new LinkedHashSet<>();
    BodyFields.texts(body, "invite").forEach(user -> users.add(UserId.parse(user)));
    return users;
  }

  private static RoomRequest.InitialState state(JsonObject event) {
    StateSlot slot =
        new StateSlot(
            BodyFields.text(event, "type"), BodyFields.optionalText(event, "state_key").orElse(""));
    JsonObject content =
        BodyFields.optionalObject(event, "content")
            .orElseThrow(
                () -> new MatrixFailure(ErrorCode.BAD_JSON, "A state event needs a content"));
    return new RoomRequest.InitialState(slot, content);
  }
}
