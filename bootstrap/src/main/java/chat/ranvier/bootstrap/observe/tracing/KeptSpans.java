package chat.ranvier.bootstrap.observe.tracing;

import chat.ranvier.domain.identifier.UserId;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What lets pass the spans that are to be sent: those that the sampler chose, and those of users
 * whose requests are always traced, from the moment at which the user is known.
 */
final class KeptSpans implements SpanProcessor {
  private static final Logger LOG = LoggerFactory.getLogger(KeptSpans.class);
  private static final AttributeKey<String> USER = AttributeKey.stringKey("matrix.user_id");
  private static final AttributeKey<Long> FORCED = AttributeKey.longKey("sampling.priority");

  private final SpanProcessor sender;
  private final Set<String> forcedUsers;
  private final boolean logging;

  /**
   * Lets pass what is to be sent.
   *
   * @param sender gets the spans that pass
   * @param logging whether each of them is logged
   */
  KeptSpans(SpanProcessor sender, Collection<UserId> forcedUsers, boolean logging) {
    this.sender = sender;
    this.forcedUsers = forcedUsers.stream().map(UserId::value).collect(Collectors.toSet());
    this.logging = logging;
  }

  @Override
  public void onStart(Context parent, ReadWriteSpan span) {
    if (Span.fromContext(parent) instanceof ReadableSpan above && isForced(above)) {
      span.setAttribute(FORCED, 1L);
    }
  }

  @Override
  public boolean isStartRequired() {
    return !forcedUsers.isEmpty();
  }

  @Override
  public void onEnd(ReadableSpan span) {
    if (!span.getSpanContext().isSampled() && !isForced(span)) {
      return;
    }
    if (logging) {
      LOG.info("Reporting span {} of trace {}", span.getName(), span.getSpanContext().getTraceId());
    }
    sender.onEnd(span);
  }

  @Override
  public boolean isEndRequired() {
    return true;
  }

  @Override
  public CompletableResultCode shutdown() {
    return sender.shutdown();
  }

  @Override
  public CompletableResultCode forceFlush() {
    return sender.forceFlush();
  }

  private boolean isForced(ReadableSpan span) {
    if (forcedUsers.isEmpty()) {
      return false;
    }
    String user = span.getAttribute(USER);
    return span.getAttribute(FORCED) != null || (user != null && forcedUsers.contains(user));
  }
}
