package chat.ranvier.bootstrap.observe.tracing;

import chat.ranvier.application.environment.port.Time;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A sampler that keeps so many traces a second, and as many at once as a second has, but one at
 * least.
 */
final class RateLimitingSampler implements Sampler {
  private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  private final double perSecond;
  private final long interval;
  private final long burst;
  private final Time time;
  private final AtomicLong nextFree;

  RateLimitingSampler(double perSecond, Time time) {
    this.perSecond = perSecond;
    this.interval = (long) (NANOS_PER_SECOND / perSecond);
    this.burst = Math.max(0, (long) NANOS_PER_SECOND - interval);
    this.time = time;
    this.nextFree = new AtomicLong(time.nanos() - burst);
  }

  @Override
  public SamplingResult shouldSample(
      Context parent,
      String traceId,
      String name,
      SpanKind kind,
      Attributes attributes,
      List<LinkData> links) {
    return perSecond > 0 && take() ? SamplingResult.recordAndSample() : SamplingResult.drop();
  }

  /** Takes the next place, where its time has come. */
  private boolean take() {
    while (true) {
      long now = time.nanos();
      long next = nextFree.get();
      if (next - now > 0) {
        return false;
      }
      long place = now - burst - next > 0 ? now - burst : next;
      if (nextFree.compareAndSet(next, place + interval)) {
        return true;
      }
    }
  }

  @Override
  public String getDescription() {
    return "RateLimitingSampler{" + perSecond + "}";
  }
}
