package chat.ranvier.domain.auth.rules;

import java.util.Optional;

/** One paragraph of the rules: it decides an event, or leaves it to the next. */
@FunctionalInterface
interface Rule {
  /** The verdict, where this paragraph comes to one. */
  Optional<Verdict> decide(AuthCase authCase);

  /** Paragraphs one after another: the first that decides has decided. */
  static Rule inOrder(Rule... rules) {
    return authCase -> {
      for (Rule rule : rules) {
        Optional<Verdict> verdict = rule.decide(authCase);
        if (verdict.isPresent()) {
          return verdict;
        }
      }
      return Optional.empty();
    };
  }

  /** Leaves the event to the next paragraph. */
  static Optional<Verdict> undecided() {
    return Optional.empty();
  }

  /** Lets the event through. */
  static Optional<Verdict> allow() {
    return Optional.of(Verdict.allowed());
  }

  /** Lets the event through where the condition holds. */
  static Optional<Verdict> allowIf(boolean condition) {
    return condition ? allow() : undecided();
  }

  /** Turns the event away. */
  static Optional<Verdict> reject(RuleId rule, String reason) {
    return Optional.of(Verdict.rejected(rule, reason));
  }

  /** Turns the event away where the condition holds. */
  static Optional<Verdict> rejectIf(boolean condition, RuleId rule, String reason) {
    return condition ? reject(rule, reason) : undecided();
  }
}
