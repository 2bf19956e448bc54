package chat.ranvier.application.push.port;

import chat.ranvier.domain.push.PushActions;

/**
 * How many notifications a user has not read.
 *
 * @param highlights those of them that stand out
 */
public record Counts(long notifications, long highlights) {
  /** None. */
  public static final Counts NONE = new Counts(0, 0);

  /** What an event counts for that does this. */
  public static Counts of(PushActions actions) {
    return new Counts(actions.notifies() ? 1 : 0, actions.isHighlight() ? 1 : 0);
  }

  /** These and those. */
  public Counts plus(Counts others) {
    return new Counts(notifications + others.notifications, highlights + others.highlights);
  }

  /** These without those. */
  public Counts minus(Counts others) {
    return new Counts(notifications - others.notifications, highlights - others.highlights);
  }
}
