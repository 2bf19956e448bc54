package chat.ranvier.bootstrap.command;

import chat.ranvier.bootstrap.command.MatrixHttp.Answer;
import chat.ranvier.domain.json.JsonObject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What a new user's client asks a server first, from the versions to a message seen in a sync. */
final class FirstConversation {
  private static final String CLIENT = "_matrix/client/v3/";

  private final MatrixHttp http;

  FirstConversation(MatrixHttp http) {
    this.http = http;
  }

  void hold() throws IOException {
    expectSuccess(http.get("_matrix/client/versions", ""));
    expectSuccess(http.get(CLIENT + "login", ""));
    String token = register();
    expectSuccess(http.get(CLIENT + "account/whoami", token));
    String room = createRoom(token);
    for (int i = 0; i < 5; i++) {
      send(room, i, token);
      expectSuccess(http.get(CLIENT + "sync?timeout=0", token));
    }
    expectSuccess(http.post(CLIENT + "logout", token, JsonObject.empty()));
  }

  private String register() throws IOException {
    JsonObject body =
        JsonObject.builder()
            .put("username", "trainee")
            .put("password", "no secret at all")
            .put("auth", JsonObject.of("type", "m.login.dummy"))
            .build();
    return text("access_token", http.post(CLIENT + "register", "", body));
  }

  private String createRoom(String token) throws IOException {
    JsonObject body = JsonObject.of("preset", "private_chat").with("name", "Training");
    String room = text("room_id", http.post(CLIENT + "createRoom", token, body));
    return URLEncoder.encode(room, StandardCharsets.UTF_8);
  }

  private void send(String room, int transaction, String token) throws IOException {
    JsonObject body = JsonObject.of("msgtype", "m.text").with("body", "Hello " + transaction);
    String path = CLIENT + "rooms/" + room + "/send/m.room.message/" + transaction;
    expectSuccess(http.put(path, token, body));
  }

  private static String text(String member, Answer answer) {
    return expectSuccess(answer)
        .string(member)
        .orElseThrow(() -> new CommandFailedException("an answer without " + member));
  }

  private static JsonObject expectSuccess(Answer answer) {
    if (!answer.isSuccess()) {
      throw new CommandFailedException("the server answered " + answer.describe());
    }
    return answer.body();
  }
}
