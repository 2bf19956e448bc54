package chat.ranvier.domain.push;

/**
 * The rule that applies to an event.
 *
 * @param ruleId the rule's id, unique within its kind
 * @param actions what it causes
 */
public record PushMatch(PushRuleKind kind, String ruleId, PushActions actions) {}
