package chat.ranvier.domain.auth.rules;

/** What the authorisation rules say of an event. */
public sealed interface Verdict {
  /** The event is authorised. */
  record Allowed() implements Verdict {}

  /**
   * The event is not authorised.
   *
   * @param rule the paragraph that turned it away
   * @param reason why, in a sentence for people, without content of the event
   */
  record Rejected(RuleId rule, String reason) implements Verdict {}

  /** The event is authorised. */
  static Verdict allowed() {
    return new Allowed();
  }

  /** The event is turned away by this paragraph. */
  static Verdict rejected(RuleId rule, String reason) {
    return new Rejected(rule, reason);
  }

  /** Whether the event is authorised. */
  default boolean isAllowed() {
    return this instanceof Allowed;
  }
}
