package chat.ranvier.bootstrap.config;

import chat.ranvier.bootstrap.config.option.Option;
import chat.ranvier.bootstrap.config.option.Section;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where the server listens. */
@Section(
    title = "Listeners and TLS",
    doc =
        "Where the server listens, and for what. Behind a reverse proxy, keep to"
            + " `bind_addresses: ['127.0.0.1']` and set `x_forwarded`.")
public record ListenersConfig(
    @Option(
            name = "listeners",
            byDefault =
                "[{port: 8008, bind_addresses: ['127.0.0.1'],"
                    + " resources: [{names: [client, federation]}]}]",
            doc = "The ports to listen on.")
        List<ListenerConfig> listeners,
    @Option(
            name = "tls_certificate_path",
            doc = "A PEM file with the certificate and its chain, for listeners with `tls`.")
        Optional<Path> certificate,
    @Option(name = "tls_private_key_path", doc = "A PEM file with the certificate's private key.")
        Optional<Path> privateKey) {
  /** Those that serve this resource, in order. */
  public List<ListenerConfig> serving(ListenerResource resource) {
    return listeners.stream().filter(listener -> listener.serves(resource)).toList();
  }

  /** Those that are opened: all but consoles, which there are none of yet. */
  public List<ListenerConfig> opened() {
    return listeners.stream().filter(listener -> listener.type() != ListenerType.MANHOLE).toList();
  }
}
