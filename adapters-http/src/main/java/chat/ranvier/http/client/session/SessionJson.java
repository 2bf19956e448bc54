package chat.ranvier.http.client.session;

import chat.ranvier.application.session.Session;
import chat.ranvier.domain.json.JsonObject;

/** A session as clients learn of it. */
public final class SessionJson {
  private SessionJson() {}

  /** The members about the session: user, device and tokens. */
  public static JsonObject.Builder of(Session session) {
    return tokens(session)
        .put("user_id", session.user().value())
        .put("home_server", session.user().server().value())
        .put("device_id", session.device().value());
  }

  /** The members about the tokens alone. */
  static JsonObject.Builder tokens(Session session) {
    JsonObject.Builder body =
        JsonObject.builder()
            .put("access_token", session.accessToken())
            .putIfPresent("refresh_token", session.refreshToken());
    session.expiresInMillis().ifPresent(millis -> body.put("expires_in_ms", millis));
    return body;
  }
}
