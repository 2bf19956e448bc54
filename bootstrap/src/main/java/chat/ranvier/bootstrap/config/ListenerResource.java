package chat.ranvier.bootstrap.config;

import java.util.EnumSet;
import java.util.Set;

/** What a listener may serve. */
public enum ListenerResource {
  /** {@code /_matrix/client} and {@code /_synapse/admin}. */
  CLIENT,
  /** {@code /_matrix/consent}. */
  CONSENT,
  /** {@code /_matrix/federation}. */
  FEDERATION,
  /** {@code /_matrix/key}. */
  KEYS,
  /** {@code /_matrix/media}. */
  MEDIA,
  /** {@code /_synapse/metrics}. */
  METRICS,
  /** Identities of users for third parties. */
  OPENID,
  /** Traffic between processes of one server. */
  REPLICATION,
  /** {@code /_matrix/static}. */
  STATIC,
  /** {@code /health}. */
  HEALTH;

  /** This resource and those that come with it. */
  Set<ListenerResource> withImplied() {
    return switch (this) {
      case CLIENT -> EnumSet.of(this, MEDIA, STATIC);
      case FEDERATION -> EnumSet.of(this, MEDIA, KEYS, OPENID);
      case CONSENT, KEYS, MEDIA, METRICS, OPENID, REPLICATION, STATIC, HEALTH -> EnumSet.of(this);
    };
  }
}
