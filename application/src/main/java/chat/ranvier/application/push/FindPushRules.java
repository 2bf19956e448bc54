package chat.ranvier.application.push;

import chat.ranvier.application.access.Requester;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.push.PushRuleSet;

/**
 * Tells a user's push rules: those that everybody begins with, as long as nobody can change them.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv3pushrules">GET
 *     pushrules</a>
 */
public final class FindPushRules {
  /** The rules by kind, all global. */
  public JsonObject handle(Requester requester) {
    return PushRuleSet.of(requester.user()).json();
  }
}
