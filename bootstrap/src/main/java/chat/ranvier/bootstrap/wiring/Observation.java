package chat.ranvier.bootstrap.wiring;

import chat.ranvier.application.commit.CommitObserver;
import chat.ranvier.application.environment.port.StorageObserver;
import chat.ranvier.application.pusher.delivery.PushObserver;
import chat.ranvier.application.room.MailboxObserver;
import chat.ranvier.application.sync.WakeObserver;
import chat.ranvier.bootstrap.observe.metrics.ServerMetrics;
import chat.ranvier.http.server.RequestObserver;
import chat.ranvier.http.server.RequestTracing;
import java.util.Optional;

/**
 * Who watches a server at work.
 *
 * @param requestTracing begins the spans of requests
 * @param metrics counts what happens, where that is wanted
 */
public record Observation(RequestTracing requestTracing, Optional<ServerMetrics> metrics) {
  RequestObserver requests() {
    return metrics.map(ServerMetrics::requests).orElse(RequestObserver.NONE);
  }

  MailboxObserver mailboxes() {
    return metrics.map(ServerMetrics::mailboxes).orElse(MailboxObserver.NONE);
  }

  WakeObserver wakes() {
    return metrics.map(ServerMetrics::wakes).orElse(WakeObserver.NONE);
  }

  StorageObserver storage() {
    return metrics.map(ServerMetrics::storage).orElse(StorageObserver.NONE);
  }

  PushObserver pushes() {
    return metrics.map(ServerMetrics::pushes).orElse(PushObserver.NONE);
  }

  CommitObserver commits() {
    return metrics.map(ServerMetrics::commits).orElse(CommitObserver.NONE);
  }
}
