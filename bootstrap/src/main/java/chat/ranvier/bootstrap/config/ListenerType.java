package chat.ranvier.bootstrap.config;

/** What is spoken on a listener's port. */
public enum ListenerType {
  HTTP,
  /** Prometheus' text format on every path. */
  METRICS,
  /** An administrator's console; such a listener is left out, with a warning. */
  MANHOLE,
  /** Refused. */
  WEBCLIENT
}
