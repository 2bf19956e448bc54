package chat.ranvier.http.client.session;

import chat.ranvier.application.session.SessionOpening.Wish;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.http.server.BodyFields;

/** What clients wish of a new session, in the bodies of {@code /login} and {@code /register}. */
public final class SessionWishes {
  private SessionWishes() {}

  /** The wish in this body. */
  public static Wish of(JsonObject body) {
    return new Wish(
        BodyFields.optionalText(body, "device_id").map(DeviceId::parse),
        BodyFields.optionalText(body, "initial_device_display_name"),
        BodyFields.truth(body, "refresh_token", false));
  }
}
