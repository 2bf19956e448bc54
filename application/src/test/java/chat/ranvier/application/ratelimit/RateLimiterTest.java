package chat.ranvier.application.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.ranvier.application.environment.testing.ManualTime;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class RateLimiterTest {
  private final ManualTime time = new ManualTime();
  private final RateLimiter limiter = new RateLimiter(time, new RateLimit(0.5, 3));

  @Test
  void aBurstPassesAndTheNextIsToldHowLongToWait() {
    limiter.take("alice", 3);
    time.advance(Duration.ofMillis(500));
    assertThatThrownBy(() -> limiter.take("alice"))
        .isInstanceOfSatisfying(
            MatrixFailure.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
              assertThat(refusal.details().integer("retry_after_ms")).hasValue(1_500);
            });
  }

  @Test
  void theWaitThatWasToldIsEnough() {
    limiter.take("alice", 3);
    time.advance(Duration.ofSeconds(2));
    limiter.take("alice");
    assertThatThrownBy(() -> limiter.take("alice")).isInstanceOf(MatrixFailure.class);
  }

  @Test
  void aRefusedActionIsNotCounted() {
    limiter.take("alice", 3);
    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(() -> limiter.take("alice")).isInstanceOf(MatrixFailure.class);
    }
    time.advance(Duration.ofSeconds(2));
    assertThatCode(() -> limiter.take("alice")).doesNotThrowAnyException();
  }

  @Test
  void theBurstFillsUpAgainAndNoFurther() {
    limiter.take("alice", 3);
    time.advance(Duration.ofHours(1));
    limiter.take("alice", 3);
    assertThatThrownBy(() -> limiter.take("alice")).isInstanceOf(MatrixFailure.class);
  }

  @Test
  void severalActionsCountTogetherOrNotAtAll() {
    limiter.take("room", 2);
    assertThatThrownBy(() -> limiter.take("room", 2)).isInstanceOf(MatrixFailure.class);
    assertThatCode(() -> limiter.take("room", 1)).doesNotThrowAnyException();
  }

  @Test
  void checkingCountsNothing() {
    limiter.take("alice", 2);
    limiter.check("alice");
    limiter.check("alice");
    limiter.take("alice");
    assertThatThrownBy(() -> limiter.check("alice")).isInstanceOf(MatrixFailure.class);
  }

  @Test
  void eachKeyCountsForItself() {
    limiter.take("alice", 3);
    assertThatCode(() -> limiter.take("bob", 3)).doesNotThrowAnyException();
  }

  @Test
  void redactionsByAdministratorsCountAsMessagesUnlessTheyHaveALimitOfTheirOwn() {
    RateLimiters limiters = new RateLimiters(time, RateLimits.defaults());
    assertThat(limiters.adminRedaction()).isSameAs(limiters.message());
  }
}
