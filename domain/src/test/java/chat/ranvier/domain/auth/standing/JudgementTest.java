package chat.ranvier.domain.auth.standing;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.auth.rules.RuleId;
import chat.ranvier.domain.auth.rules.Verdict;
import org.junit.jupiter.api.Test;

class JudgementTest {
  private static final Verdict ALLOWED = Verdict.allowed();
  private static final Verdict.Rejected REJECTED =
      new Verdict.Rejected(RuleId.SENDER_NOT_JOINED, "not in the room");

  @Test
  void whatPassesAllChecksIsAccepted() {
    Judgement judgement = Judgement.of(ALLOWED, () -> ALLOWED, () -> ALLOWED, () -> true);
    assertThat(judgement).isEqualTo(new Judgement.Accepted());
    assertThat(judgement.standing()).isEqualTo(Standing.ACCEPTED);
  }

  @Test
  void theFirstCheckThatFailsDecides() {
    assertThat(Judgement.of(REJECTED, JudgementTest::never, JudgementTest::never, () -> false))
        .isEqualTo(new Judgement.Rejected(REJECTED, Judgement.Basis.AUTH_EVENTS));
    assertThat(Judgement.of(ALLOWED, () -> REJECTED, JudgementTest::never, () -> false))
        .isEqualTo(new Judgement.Rejected(REJECTED, Judgement.Basis.STATE_BEFORE));
    assertThat(Judgement.of(ALLOWED, () -> ALLOWED, () -> REJECTED, () -> false))
        .isEqualTo(new Judgement.SoftFailed(REJECTED));
    assertThat(Judgement.of(ALLOWED, () -> ALLOWED, () -> ALLOWED, () -> false).standing())
        .isEqualTo(Standing.SOFT_FAILED);
  }

  @Test
  void anOutlierIsJudgedByItsAuthEventsAlone() {
    assertThat(Judgement.ofOutlier(ALLOWED).standing()).isEqualTo(Standing.OUTLIER);
    assertThat(Judgement.ofOutlier(REJECTED).standing()).isEqualTo(Standing.REJECTED);
  }

  @Test
  void byAPartialStateNothingIsSoftFailed() {
    assertThat(Judgement.ofPartialState(REJECTED, JudgementTest::never))
        .isEqualTo(new Judgement.Rejected(REJECTED, Judgement.Basis.AUTH_EVENTS));
    assertThat(Judgement.ofPartialState(ALLOWED, () -> REJECTED))
        .isEqualTo(new Judgement.Rejected(REJECTED, Judgement.Basis.STATE_BEFORE));
    assertThat(Judgement.ofPartialState(ALLOWED, () -> ALLOWED))
        .isEqualTo(new Judgement.Accepted());
  }

  @Test
  void whatIsRejectedAuthorisesNothingAndChangesNoState() {
    assertThat(Standing.REJECTED.mayAuthorise()).isFalse();
    assertThat(Standing.REJECTED.changesState()).isFalse();
    assertThat(Standing.REJECTED.isPlaced()).isTrue();
  }

  @Test
  void whatIsSoftFailedTakesPartInStateButIsNeitherShownNorBuiltOn() {
    assertThat(Standing.SOFT_FAILED.changesState()).isTrue();
    assertThat(Standing.SOFT_FAILED.mayAuthorise()).isTrue();
    assertThat(Standing.SOFT_FAILED.mayBeExtremity()).isFalse();
    assertThat(Standing.SOFT_FAILED.isShown()).isFalse();
  }

  @Test
  void anOutlierAuthorisesButHasNoPlace() {
    assertThat(Standing.OUTLIER.mayAuthorise()).isTrue();
    assertThat(Standing.OUTLIER.isPlaced()).isFalse();
    assertThat(Standing.OUTLIER.changesState()).isFalse();
    assertThat(Standing.OUTLIER.isShown()).isFalse();
  }

  private static Verdict never() {
    throw new AssertionError("asked after the decision");
  }
}
