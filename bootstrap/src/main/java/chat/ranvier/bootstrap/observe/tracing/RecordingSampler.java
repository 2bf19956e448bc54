package chat.ranvier.bootstrap.observe.tracing;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;

/**
 * A sampler whose rejected spans are recorded all the same: whose request it is, and whether their
 * traces are always kept, is known only later.
 */
final class RecordingSampler implements Sampler {
  private final Sampler chosen;

  RecordingSampler(Sampler chosen) {
    this.chosen = chosen;
  }

  @Override
  public SamplingResult shouldSample(
      Context parent,
      String traceId,
      String name,
      SpanKind kind,
      Attributes attributes,
      List<LinkData> links) {
    SamplingResult result = chosen.shouldSample(parent, traceId, name, kind, attributes, links);
    return result.getDecision() == SamplingDecision.DROP ? SamplingResult.recordOnly() : result;
  }

  @Override
  public String getDescription() {
    return "RecordingSampler{" + chosen.getDescription() + "}";
  }
}
