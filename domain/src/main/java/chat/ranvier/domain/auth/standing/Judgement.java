package chat.ranvier.domain.auth.standing;

import chat.ranvier.domain.auth.rules.Verdict;
import java.util.function.Supplier;

/**
 * How an event stands and why: the outcome of the checks four to seven on its receipt.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/server-server-api/#checks-performed-on-receipt-of-a-pdu">Checks
 *     performed on receipt of a PDU</a>
 */
public sealed interface Judgement {
  /** What an event was rejected by. */
  enum Basis {
    /** The state that the event's own auth events make up. */
    AUTH_EVENTS,
    /** The state before the event. */
    STATE_BEFORE
  }

  /** Nothing speaks against the event. */
  record Accepted() implements Judgement {}

  /**
   * The event is authorised, but not by the room's current state.
   *
   * @param verdict the paragraph that turns it away there
   */
  record SoftFailed(Verdict.Rejected verdict) implements Judgement {}

  /** The event is authorised, but the room's policy server has not signed it. */
  record NotRecommended() implements Judgement {}

  /**
   * The event is not authorised.
   *
   * @param verdict the paragraph that turned it away
   * @param basis what it was judged by
   */
  record Rejected(Verdict.Rejected verdict, Basis basis) implements Judgement {}

  /** The event is authorised by its auth events, and what came before it is not known. */
  record Outlier() implements Judgement {}

  /** How the event stands by this judgement. */
  default Standing standing() {
    return switch (this) {
      case Accepted ignored -> Standing.ACCEPTED;
      case SoftFailed ignored -> Standing.SOFT_FAILED;
      case NotRecommended ignored -> Standing.SOFT_FAILED;
      case Rejected ignored -> Standing.REJECTED;
      case Outlier ignored -> Standing.OUTLIER;
    };
  }

  /**
   * The judgement of an event whose place in the graph is known; each check is made only where the
   * ones before it were passed.
   *
   * @param byAuthEvents the verdict by what its auth events make up, their list included
   * @param byStateBefore the verdict by the state before it
   * @param byCurrentState the verdict by the room's current state
   * @param isRecommended whether the room has no policy server or it has signed the event
   */
  static Judgement of(
      Verdict byAuthEvents,
      Supplier<Verdict> byStateBefore,
      Supplier<Verdict> byCurrentState,
      Supplier<Boolean> isRecommended) {
    if (byAuthEvents instanceof Verdict.Rejected rejected) {
      return new Rejected(rejected, Basis.AUTH_EVENTS);
    }
    if (byStateBefore.get() instanceof Verdict.Rejected rejected) {
      return new Rejected(rejected, Basis.STATE_BEFORE);
    }
    if (byCurrentState.get() instanceof Verdict.Rejected rejected) {
      return new SoftFailed(rejected);
    }
    return isRecommended.get() ? new Accepted() : new NotRecommended();
  }

  /**
   * The judgement of an event before which the room's state is known in part: the third check is
   * left out, since a current state that lacks members would turn away what should be shown.
   *
   * @param byAuthEvents the verdict by what its auth events make up, their list included
   * @param byPartialState the verdict by what the partial state before it and its own auth events
   *     come to, in the slots of {@link PartialState#judging}
   */
  static Judgement ofPartialState(Verdict byAuthEvents, Supplier<Verdict> byPartialState) {
    return of(byAuthEvents, byPartialState, Verdict::allowed, () -> true);
  }

  /**
   * The judgement of an event of which nothing is known but its auth events.
   *
   * @param byAuthEvents the verdict by what its auth events make up, their list included
   */
  static Judgement ofOutlier(Verdict byAuthEvents) {
    return switch (byAuthEvents) {
      case Verdict.Allowed ignored -> new Outlier();
      case Verdict.Rejected rejected -> new Rejected(rejected, Basis.AUTH_EVENTS);
    };
  }
}
