package chat.ranvier.application.content;

import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonBoolean;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.domain.json.JsonValue;
import java.util.List;
import java.util.Set;

/**
 * What clients may not get wrong in events that they send. Events of other servers are taken as
 * they are, and read leniently.
 *
 * <p>No more is asked for than by Synapse, as clients and bridges are made for what that takes: a
 * message without {@code body} or {@code msgtype} is refused, a {@code formatted_body} or a {@code
 * url} of a wrong type is not, nor is anything in events of other types.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#room-events">Room events</a>
 */
public final class SentContent {
  private static final Set<String> STATE_ONLY =
      Set.of("m.room.name", "m.room.topic", "m.room.member", "m.room.tombstone");
  private static final String MENTIONS = "m.mentions";

  private SentContent() {}

  /**
   * Checks an event that is no state.
   *
   * @throws MatrixFailure {@code M_BAD_JSON} where something is missing or of a wrong type
   */
  public static void checkMessage(String type, JsonObject content) {
    if (STATE_ONLY.contains(type)) {
      throw bad("'" + type + "' has to be a state event");
    }
    check(type, content);
  }

  /**
   * Checks any event, as far as one need not know its room.
   *
   * @throws MatrixFailure {@code M_BAD_JSON} where something is missing or of a wrong type
   */
  public static void check(String type, JsonObject content) {
    texts(type).forEach(name -> mustBeText(content, name));
    content.find(MENTIONS).ifPresent(SentContent::checkMentions);
  }

  /** The members that have to be there and to be texts. */
  private static List<String> texts(String type) {
    return switch (type) {
      case "m.room.message" -> List.of("body", "msgtype");
      case "m.room.name" -> List.of("name");
      case "m.room.topic" -> List.of("topic");
      default -> List.of();
    };
  }

  private static void mustBeText(JsonObject content, String name) {
    if (content.string(name).isEmpty()) {
      throw bad("'" + name + "' has to be a string");
    }
  }

  /**
   * Checks who is mentioned.
   *
   * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#user-and-room-mentions">User and
   *     room mentions</a>
   */
  private static void checkMentions(JsonValue value) {
    if (!(value instanceof JsonObject mentions)) {
      throw bad("'m.mentions' has to be an object");
    }
    mentions.find("user_ids").ifPresent(SentContent::checkUsers);
    mentions
        .find("room")
        .filter(room -> !(room instanceof JsonBoolean))
        .ifPresent(
            room -> {
              throw bad("'room' of 'm.mentions' has to be true or false");
            });
  }

  private static void checkUsers(JsonValue value) {
    boolean isList =
        value instanceof JsonArray users
            && users.values().stream().allMatch(JsonString.class::isInstance);
    if (!isList) {
      throw bad("'user_ids' of 'm.mentions' has to be a list of strings");
    }
  }

  private static MatrixFailure bad(String reason) {
    return new MatrixFailure(ErrorCode.BAD_JSON, reason);
  }
}
