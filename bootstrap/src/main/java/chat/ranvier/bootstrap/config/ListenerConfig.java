package chat.ranvier.bootstrap.config;

import static chat.ranvier.bootstrap.config.option.InvalidOptionException.require;

import chat.ranvier.bootstrap.config.option.Option;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A port to listen on. */
public record ListenerConfig(
    @Option(name = "port", doc = "The TCP port; 0 takes any that is free.") int port,
    @Option(
            name = "bind_addresses",
            byDefault = "['::']",
            formerly = "bind_address",
            doc = "The local addresses to listen on; `'::'` stands for all, of both kinds.")
        List<String> addresses,
    @Option(
            name = "type",
            byDefault = "http",
            doc =
                "What is spoken: `http`, or `metrics` for Prometheus alone. `manhole` is left out with"
                    + " a warning, `webclient` is refused.")
        ListenerType type,
    @Option(
            name = "tls",
            byDefault = "false",
            doc = "Whether with TLS; needs `tls_certificate_path` and `tls_private_key_path`.")
        boolean tls,
    @Option(name = "tag", doc = "What the log calls the listener in place of its port.")
        Optional<String> tag,
    ForwardedRequestsConfig forwarded,
    @Option(name = "resources", byDefault = "[]", doc = "What is served; `health` is everywhere.")
        List<ListenerResourcesConfig> resources) {
  /** Checks the port and the type. */
  public ListenerConfig {
    require(port >= 0 && port <= 65_535, "port", "must be between 0 and 65535");
    require(!addresses.isEmpty(), "bind_addresses", "must name an address");
    require(
        type != ListenerType.WEBCLIENT,
        "type",
        "must not be webclient: set web_client_location to the address of a web client");
    require(
        type == ListenerType.HTTP || resources.isEmpty(),
        "resources",
        "are for listeners of type http only");
  }

  /** Whether it serves this resource, by name or because another one implies it. */
  public boolean serves(ListenerResource resource) {
    return served().contains(resource);
  }

  /** All that it serves, what is implied included. */
  public Set<ListenerResource> served() {
    Set<ListenerResource> served = EnumSet.noneOf(ListenerResource.class);
    if (type == ListenerType.HTTP) {
      served.add(ListenerResource.HEALTH);
    }
    if (type == ListenerType.METRICS) {
      served.add(ListenerResource.METRICS);
    }
    resources.stream()
        .flatMap(resource -> resource.names().stream())
        .forEach(name -> served.addAll(name.withImplied()));
    return served;
  }

  /** Whether bodies of this resource are compressed. */
  public boolean compresses(ListenerResource resource) {
    return resources.stream()
        .filter(ListenerResourcesConfig::compress)
        .flatMap(group -> group.names().stream())
        .anyMatch(name -> name.withImplied().contains(resource));
  }
}
