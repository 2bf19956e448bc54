package chat.ranvier.http.client.registration;

import chat.ranvier.application.registration.Registered;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.http.client.session.SessionJson;
import chat.ranvier.http.server.Answer;

/** A new account as its owner learns of it. */
public final class RegisteredJson {
  private RegisteredJson() {}

  /** The answer to who has registered. */
  public static Answer answer(Registered registered) {
    return Answer.json(
        registered
            .session()
            .map(session -> SessionJson.of(session).build())
            .orElseGet(() -> withoutSession(registered)));
  }

  private static JsonObject withoutSession(Registered registered) {
    return JsonObject.builder()
        .put("user_id", registered.user().value())
        .put("home_server", registered.user().server().value())
        .build();
  }
}
