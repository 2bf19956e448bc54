package chat.ranvier.http.client.membership;

import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.http.server.BodyFields;
import chat.ranvier.http.server.BodySize;
import chat.ranvier.http.server.Exchange;

/** The reason that a client gives for a change of membership. */
final class Reason {
  private Reason() {}

  /** The content of a member event with the reason in the body, where there is one. */
  static JsonObject content(Exchange exchange) {
    return content(exchange.bodyOrEmpty(BodySize.EVENT));
  }

  static JsonObject content(JsonObject body) {
    return JsonObject.builder()
        .putIfPresent("reason", BodyFields.optionalText(body, "reason"))
        .build();
  }
}
