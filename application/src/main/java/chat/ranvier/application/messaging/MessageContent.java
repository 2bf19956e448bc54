package chat.ranvier.application.messaging;

import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.domain.json.JsonObject;
import java.util.List;

/** What clients may not get wrong in events that they send, whatever other servers accept. */
final class MessageContent {
  private static final List<String> TEXTS_OF_MESSAGES = List.of("body", "msgtype");

  private MessageContent() {}

  static void check(String type, JsonObject content) {
    if (type.equals("m.room.message")) {
      TEXTS_OF_MESSAGES.forEach(name -> mustBeText(content, name));
    }
  }

  private static void mustBeText(JsonObject content, String name) {
    if (content.has(name) && content.string(name).isEmpty()) {
      throw new MatrixFailure(ErrorCode.BAD_JSON, "'" + name + "' has to be a string");
    }
  }
}
