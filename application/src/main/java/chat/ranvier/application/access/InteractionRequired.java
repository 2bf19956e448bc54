package chat.ranvier.application.access;

import chat.ranvier.domain.json.JsonObject;

/**
 * Says that a request needs (more) authentication by its user: answered with status 401 and {@link
 * #challenge()}.
 */
public final class InteractionRequired extends RuntimeException {
  private final JsonObject challenge;

  InteractionRequired(JsonObject challenge) {
    super("user-interactive authentication required", null, false, false);
    this.challenge = challenge;
  }

  /** The whole body of the answer. */
  public JsonObject challenge() {
    return challenge;
  }
}
