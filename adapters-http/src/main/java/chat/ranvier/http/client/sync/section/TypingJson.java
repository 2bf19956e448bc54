package chat.ranvier.http.client.sync.section;

import chat.ranvier.application.sync.section.TypingSection.Typing;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonOutput;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.domain.json.JsonValue;
import chat.ranvier.http.client.sync.SyncPartJson;

/** {@code m.typing} of a room. */
public final class TypingJson implements SyncPartJson<Typing> {
  @Override
  public Place place() {
    return Place.EPHEMERAL;
  }

  @Override
  public Class<Typing> type() {
    return Typing.class;
  }

  @Override
  public void write(Typing typing, JsonOutput out) {
    JsonArray users =
        new JsonArray(
            typing.users().stream().<JsonValue>map(user -> new JsonString(user.value())).toList());
    out.value(
        JsonObject.builder()
            .put("content", JsonObject.of("user_ids", users))
            .put("type", "m.typing")
            .build());
  }
}
