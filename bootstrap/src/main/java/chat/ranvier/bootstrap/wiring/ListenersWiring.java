package chat.ranvier.bootstrap.wiring;

import chat.ranvier.bootstrap.config.ListenerConfig;
import chat.ranvier.bootstrap.config.ListenerType;
import chat.ranvier.bootstrap.config.ListenersConfig;
import chat.ranvier.http.server.Listener;
import chat.ranvier.http.server.ListenerResource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;

/** Makes listeners of what the configuration says of them. */
final class ListenersWiring {
  private static final String EVERYWHERE = "::";
  private static final String EVERYWHERE_BEFORE = "0.0.0.0";

  private ListenersWiring() {}

  /** A listener for each address of each entry that HTTP is spoken at. */
  static List<Listener> of(ListenersConfig config) {
    Optional<SSLContext> tls =
        config.listeners().stream().anyMatch(ListenerConfig::tls)
            ? Optional.of(PemFiles.context(config.certificate(), config.privateKey()))
            : Optional.empty();
    List<Listener> listeners = new ArrayList<>();
    for (ListenerConfig listener : config.listeners()) {
      if (listener.type() == ListenerType.HTTP || listener.type() == ListenerType.METRICS) {
        addresses(listener).forEach(address -> listeners.add(listener(listener, address, tls)));
      }
    }
    return listeners;
  }

  /**
   * As {@code ::} stands for all addresses of both kinds, and {@code 0.0.0.0} for all of the older
   * one, others beside them ask for nothing more.
   */
  private static List<String> addresses(ListenerConfig listener) {
    List<String> distinct = listener.addresses().stream().distinct().toList();
    if (distinct.contains(EVERYWHERE)) {
      return List.of(EVERYWHERE);
    }
    return distinct.contains(EVERYWHERE_BEFORE)
        ? distinct.stream().filter(ListenersWiring::isNewerOrEverywhere).toList()
        : distinct;
  }

  private static boolean isNewerOrEverywhere(String address) {
    return address.contains(":") || address.equals(EVERYWHERE_BEFORE);
  }

  private static Listener listener(
      ListenerConfig config, String address, Optional<SSLContext> tls) {
    return new Listener(
        new Listener.Tcp(address, config.port()),
        config.tag().orElse(Integer.toString(config.port())),
        config.tls() ? tls : Optional.empty(),
        config.forwarded().trusted(),
        config.forwarded().requestIdHeader(),
        resources(config, false),
        resources(config, true));
  }

  private static Set<ListenerResource> resources(ListenerConfig config, boolean compressedOnly) {
    Set<ListenerResource> resources = EnumSet.noneOf(ListenerResource.class);
    config
        .served()
        .forEach(
            resource -> {
              if (!compressedOnly || config.compresses(resource)) {
                resources.add(ListenerResource.valueOf(resource.name()));
              }
            });
    return resources;
  }
}
