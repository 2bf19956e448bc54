package chat.ranvier.bootstrap.observe.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.environment.testing.ManualTime;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimitingSamplerTest {
  private final ManualTime time = new ManualTime();

  @Test
  void asManyAtOnceAsASecondHas() {
    assertThat(kept(new RateLimitingSampler(3, time), 10)).isEqualTo(3);
  }

  @Test
  void placesComeBackOneByOne() {
    RateLimitingSampler sampler = new RateLimitingSampler(2, time);
    kept(sampler, 10);
    time.advance(Duration.ofMillis(500));
    assertThat(kept(sampler, 10)).isEqualTo(1);
  }

  @Test
  void timeWithoutRequestsIsNotSavedUp() {
    RateLimitingSampler sampler = new RateLimitingSampler(2, time);
    kept(sampler, 10);
    time.advance(Duration.ofHours(1));
    assertThat(kept(sampler, 10)).isEqualTo(2);
  }

  @Test
  void lessThanOneASecondKeepsOneInItsTime() {
    RateLimitingSampler sampler = new RateLimitingSampler(0.1, time);
    assertThat(kept(sampler, 5)).isEqualTo(1);
    time.advance(Duration.ofSeconds(9));
    assertThat(kept(sampler, 5)).isZero();
    time.advance(Duration.ofSeconds(1));
    assertThat(kept(sampler, 5)).isEqualTo(1);
  }

  @Test
  void noneASecondKeepsNone() {
    assertThat(kept(new RateLimitingSampler(0, time), 5)).isZero();
  }

  private static long kept(RateLimitingSampler sampler, int requests) {
    return IntStream.range(0, requests)
        .mapToObj(
            i ->
                sampler.shouldSample(
                    Context.root(), "", "", SpanKind.SERVER, Attributes.empty(), List.of()))
        .filter(result -> result.getDecision() == SamplingDecision.RECORD_AND_SAMPLE)
        .count();
  }
}
