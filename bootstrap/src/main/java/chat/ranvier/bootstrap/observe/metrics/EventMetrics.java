package chat.ranvier.bootstrap.observe.metrics;

import chat.ranvier.application.commit.ChangeListener;
import chat.ranvier.application.commit.ChangeNotice;
import chat.ranvier.application.room.port.NewEvent;
import chat.ranvier.application.room.port.RoomAppend;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.identifier.ServerName;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Events that have become visible, and changes of other kinds. */
final class EventMetrics implements ChangeListener {
  /** More types than this are counted together: clients make up types of their own. */
  private static final int MAX_TYPES = 100;

  private static final String OTHER_TYPES = "*other*";

  private final ServerName server;
  private final CounterDataPoint persisted;
  private final Counter byType;
  private final CounterDataPoint stateChanges;
  private final CounterDataPoint notified;
  private final Map<Kind, CounterDataPoint> kinds = new ConcurrentHashMap<>();
  private volatile long position;

  EventMetrics(PrometheusRegistry registry, ServerName server) {
    this.server = server;
    this.persisted =
        counter(registry, "synapse_storage_events_persisted_events", "Events that were stored");
    this.byType =
        Counter.builder()
            .name("synapse_storage_events_persisted_events_sep")
            .help("Events that were stored, by type and origin")
            .labelNames("type", "origin_type", "origin_entity")
            .withoutExemplars()
            .register(registry);
    this.stateChanges =
        counter(
            registry,
            "synapse_storage_events_state_delta",
            "Writes to a room that changed its current state");
    this.notified =
        counter(
            registry,
            "synapse_notifier_notified_events",
            "Changes that those who wait were told of");
    GaugeWithCallback.builder()
        .name("synapse_event_persisted_position")
        .help("The newest visible position of the stream")
        .callback(gauge -> gauge.call((double) position))
        .register(registry);
  }

  private static CounterDataPoint counter(PrometheusRegistry registry, String name, String help) {
    return Counter.builder().name(name).help(help).withoutExemplars().register(registry);
  }

  @Override
  public void changed(long changedAt, ChangeNotice notice) {
    position = changedAt;
    notified.inc();
    if (notice instanceof ChangeNotice.RoomEvents events) {
      count(events.appended().append());
      position = events.appended().lastPosition();
    }
  }

  private void count(RoomAppend append) {
    persisted.inc(append.events().size());
    if (!append.currentState().isEmpty()) {
      stateChanges.inc();
    }
    for (NewEvent each : append.events()) {
      Pdu event = each.event();
      counter(new Kind(event.type(), event.sender().belongsTo(server))).inc();
    }
  }

  private CounterDataPoint counter(Kind kind) {
    CounterDataPoint known = kinds.get(kind);
    if (known != null) {
      return known;
    }
    return kinds.size() < MAX_TYPES
        ? kinds.computeIfAbsent(kind, this::series)
        : series(new Kind(OTHER_TYPES, kind.local));
  }

  private CounterDataPoint series(Kind kind) {
    return kind.local
        ? byType.labelValues(kind.type, "local", "*client*")
        : byType.labelValues(kind.type, "remote", "*server*");
  }

  private record Kind(String type, boolean local) {}
}
