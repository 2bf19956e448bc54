package chat.ranvier.http.server;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A part of what a listener can serve, named as in {@code listeners[].resources[].names}. */
public enum ListenerResource {
  /** The client-server API and the administration API. */
  CLIENT,
  /** The federation API. */
  FEDERATION,
  /** Media. */
  MEDIA,
  /** The server's signing keys. */
  KEYS,
  /** Pages for people. */
  STATIC,
  /** The consent page. */
  CONSENT,
  /** Validation of identity tokens. */
  OPENID,
  /** Metrics. */
  METRICS,
  /** Traffic between processes of one server. */
  REPLICATION,
  /** Liveness, which every listener serves. */
  HEALTH;

  private static final Set<ListenerResource> OF_CLIENTS = Set.of(CLIENT, MEDIA, STATIC);
  private static final Set<ListenerResource> OF_SERVERS = Set.of(FEDERATION, MEDIA, KEYS, OPENID);

  /** The resource of this name, where there is one. */
  public static Optional<ListenerResource> named(String name) {
    for (ListenerResource resource : values()) {
      if (resource.name().toLowerCase(Locale.ROOT).equals(name)) {
        return Optional.of(resource);
      }
    }
    return Optional.empty();
  }

  /** This resource and those that it implies. */
  public Set<ListenerResource> withImplied() {
    return switch (this) {
      case CLIENT -> OF_CLIENTS;
      case FEDERATION -> OF_SERVERS;
      case MEDIA, KEYS, STATIC, CONSENT, OPENID, METRICS, REPLICATION, HEALTH -> Set.of(this);
    };
  }

  /** The resource that a path belongs to. */
  static ListenerResource of(String path) {
    if (path.startsWith("/_matrix/federation/v1/openid")) {
      return OPENID;
    }
    if (path.startsWith("/_matrix/federation")) {
      return FEDERATION;
    }
    if (path.startsWith("/_matrix/key")) {
      return KEYS;
    }
    if (path.startsWith("/_matrix/media") || path.startsWith("/_matrix/client/v1/media")) {
      return MEDIA;
    }
    return ofPage(path);
  }

  private static ListenerResource ofPage(String path) {
    return switch (path) {
      case "/health" -> HEALTH;
      case "/_synapse/metrics" -> METRICS;
      case "/_matrix/consent" -> CONSENT;
      case "/" -> STATIC;
      default -> path.startsWith("/_matrix/static") ? STATIC : CLIENT;
    };
  }
}
