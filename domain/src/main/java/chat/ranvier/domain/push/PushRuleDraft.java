package chat.ranvier.domain.push;

import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonValue;
import chat.ranvier.domain.json.Utf8;
import chat.ranvier.domain.push.InvalidPushRuleException.Kind;
import java.util.Optional;

/**
 * What a client wants a rule of its own to be, checked. The specification names no limits; ours
 * keep a rule's cost within bounds.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#put_matrixclientv3pushrulesglobalkindruleid">PUT
 *     pushrules</a>
 */
final class PushRuleDraft {
  /** The most bytes of a rule's id. */
  static final int MAX_ID_BYTES = 512;

  /** The most characters of a pattern. */
  static final int MAX_PATTERN_LENGTH = 1_024;

  /** The most conditions, or actions, of a rule. */
  static final int MAX_PARTS = 64;

  private PushRuleDraft() {}

  /**
   * Reads a rule from the body of a request.
   *
   * @throws InvalidPushRuleException {@code MALFORMED}
   */
  static PushRule read(PushRuleKind kind, String id, JsonObject body) {
    checkId(id);
    return new PushRule(
        kind,
        id,
        true,
        kind.hasConditions() ? conditions(body) : JsonArray.empty(),
        kind == PushRuleKind.CONTENT ? Optional.of(pattern(body)) : Optional.empty(),
        actions(body.find("actions").orElseThrow(() -> malformed("'actions' is missing"))));
  }

  private static void checkId(String id) {
    if (id.isEmpty() || Utf8.isLongerThan(MAX_ID_BYTES, id)) {
      throw malformed("a rule's id has 1 to " + MAX_ID_BYTES + " bytes");
    } else if (id.startsWith(".")) {
      throw malformed("a rule's id may not begin with a dot");
    } else if (id.indexOf('/') >= 0 || id.indexOf('\\') >= 0) {
      throw malformed("a rule's id may not contain a slash or backslash");
    }
  }

  /** The actions; those of earlier versions of the specification stay, and cause nothing. */
  static JsonArray actions(JsonValue value) {
    if (value instanceof JsonArray actions
        && actions.size() <= MAX_PARTS
        && actions.values().stream().allMatch(PushActions::isKnown)) {
      return actions;
    }
    throw malformed("'actions' is no list of at most " + MAX_PARTS + " known actions");
  }

  private static JsonArray conditions(JsonObject body) {
    JsonValue value = body.find("conditions").orElse(JsonArray.empty());
    if (value instanceof JsonArray conditions
        && conditions.size() <= MAX_PARTS
        && conditions.values().stream().allMatch(PushRuleDraft::isCondition)) {
      return conditions;
    }
    throw malformed("'conditions' is no list of at most " + MAX_PARTS + " conditions");
  }

  private static boolean isCondition(JsonValue value) {
    return value instanceof JsonObject condition
        && condition.string("kind").isPresent()
        && condition.string("pattern").filter(PushRuleDraft::isTooLong).isEmpty()
        && condition.string("key").filter(PushRuleDraft::isTooLong).isEmpty();
  }

  private static String pattern(JsonObject body) {
    return body.string("pattern")
        .filter(text -> !isTooLong(text))
        .orElseThrow(() -> malformed("'pattern' is no text of at most " + MAX_PATTERN_LENGTH));
  }

  private static boolean isTooLong(String pattern) {
    return pattern.length() > MAX_PATTERN_LENGTH;
  }

  private static InvalidPushRuleException malformed(String reason) {
    return new InvalidPushRuleException(Kind.MALFORMED, reason);
  }
}
