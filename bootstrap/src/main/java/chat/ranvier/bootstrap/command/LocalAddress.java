package chat.ranvier.bootstrap.command;

import chat.ranvier.bootstrap.config.ListenerConfig;
import chat.ranvier.bootstrap.config.ListenerResource;
import chat.ranvier.bootstrap.config.ListenersConfig;
import java.net.URI;
import java.util.Comparator;
import java.util.Set;

/** Where a server is reached from its own machine. */
final class LocalAddress {
  private static final Set<String> EVERYWHERE = Set.of("::", "0.0.0.0", "");

  private LocalAddress() {}

  /** The first listener for clients, one without TLS before others. */
  static URI of(ListenersConfig listeners) {
    return listeners.serving(ListenerResource.CLIENT).stream()
        .min(Comparator.comparing(ListenerConfig::tls))
        .map(LocalAddress::of)
        .orElse(URI.create("http://localhost:8008/"));
  }

  private static URI of(ListenerConfig listener) {
    String scheme = listener.tls() ? "https" : "http";
    return URI.create(scheme + "://" + host(listener) + ":" + listener.port() + "/");
  }

  private static String host(ListenerConfig listener) {
    String address =
        listener.addresses().stream()
            .min(Comparator.comparing(candidate -> candidate.indexOf(':') >= 0))
            .orElse("");
    if (EVERYWHERE.contains(address)) {
      return "localhost";
    }
    return address.indexOf(':') >= 0 ? "[" + address + "]" : address;
  }
}
