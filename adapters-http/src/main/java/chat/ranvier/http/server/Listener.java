package chat.ranvier.http.server;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;

/**
 * A place where the server listens, and what it serves there: one entry of {@code listeners}.
 *
 * @param tag what the log and the metrics call it, normally the port
 * @param tls what encrypts its connections; none where a proxy does, or nobody
 * @param xForwarded whether a proxy in front names the client in {@code X-Forwarded-For}
 * @param requestIdHeader the header that brings the request's id; none to count them here
 * @param resources what it serves, with all that is implied
 * @param compressed of these, whose answers may be compressed
 */
public record Listener(
    Binding binding,
    String tag,
    Optional<SSLContext> tls,
    boolean xForwarded,
    Optional<String> requestIdHeader,
    Set<ListenerResource> resources,
    Set<ListenerResource> compressed) {

  /** Takes the values, and adds the resources that they imply. */
  public Listener {
    resources = withImplied(resources);
    resources.add(ListenerResource.HEALTH);
    resources = Set.copyOf(resources);
    compressed = Set.copyOf(withImplied(compressed));
  }

  /** An unencrypted listener for clients and servers, as there is without configuration. */
  public static Listener plain(String host, int port) {
    return new Listener(
        new Tcp(host, port),
        Integer.toString(port),
        Optional.empty(),
        false,
        Optional.empty(),
        EnumSet.of(ListenerResource.CLIENT, ListenerResource.FEDERATION),
        EnumSet.noneOf(ListenerResource.class));
  }

  private static Set<ListenerResource> withImplied(Set<ListenerResource> named) {
    Set<ListenerResource> all = EnumSet.noneOf(ListenerResource.class);
    named.forEach(resource -> all.addAll(resource.withImplied()));
    return all;
  }

  /** An address to listen on. */
  public sealed interface Binding {}

  /**
   * A TCP port.
   *
   * @param host an address of this machine, or a name of one
   * @param port 0 for any that is free
   */
  public record Tcp(String host, int port) implements Binding {}

  /** A Unix socket; a file that an earlier process left there is replaced. */
  public record Unix(Path path) implements Binding {}
}
