package chat.ranvier.bootstrap.observe.metrics;

import chat.ranvier.application.pusher.delivery.PushObserver;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** What push gateways were sent, and what they did not take. */
final class PushMetrics implements PushObserver {
  private final Counter pushed;
  private final Counter pushFailed;
  private final Counter badgeTold;
  private final Counter badgeFailed;

  PushMetrics(PrometheusRegistry registry) {
    pushed = counter(registry, "http_pushes_processed", "Notifications that were taken");
    pushFailed = counter(registry, "http_pushes_failed", "Notifications that were not taken");
    badgeTold = counter(registry, "badge_updates_processed", "Unread counts that were taken");
    badgeFailed = counter(registry, "badge_updates_failed", "Unread counts that were not taken");
  }

  private static Counter counter(PrometheusRegistry registry, String name, String help) {
    return Counter.builder()
        .name("synapse_http_httppusher_" + name)
        .help(help + " by push gateways")
        .withoutExemplars()
        .register(registry);
  }

  @Override
  public void pushed() {
    pushed.inc();
  }

  @Override
  public void pushFailed() {
    pushFailed.inc();
  }

  @Override
  public void badgeTold() {
    badgeTold.inc();
  }

  @Override
  public void badgeFailed() {
    badgeFailed.inc();
  }
}
