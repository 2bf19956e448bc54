package chat.ranvier.http.server;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who a request came from by way of proxies: in {@code X-Forwarded-For}, read from the right, the
 * first address that is not a proxy's own. What stands further left is the client's word only.
 */
final class ForwardedFor {
  private ForwardedFor() {}

  /** The client's address as these headers name it; none where they name none. */
  static Optional<String> client(List<String> headers) {
    List<String> hops = new ArrayList<>();
    headers.forEach(header -> hops.addAll(List.of(header.split(",", -1))));
    Optional<String> nearest = Optional.empty();
    for (String hop : hops.reversed()) {
      Optional<InetAddress> address = address(hop.strip());
      if (address.isEmpty()) {
        return nearest;
      }
      nearest = Optional.of(address.get().getHostAddress());
      if (!isPrivate(address.get())) {
        return nearest;
      }
    }
    return nearest;
  }

  private static Optional<InetAddress> address(String text) {
    String bare = text;
    if (bare.startsWith("[") && bare.contains("]")) {
      bare = bare.substring(1, bare.indexOf(']'));
    } else if (bare.indexOf(':') == bare.lastIndexOf(':') && bare.indexOf(':') > 0) {
      bare = bare.substring(0, bare.indexOf(':'));
    }
    try {
      return Optional.of(InetAddress.ofLiteral(bare));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isPrivate(InetAddress address) {
    return address.isLoopbackAddress()
        || address.isSiteLocalAddress()
        || address.isLinkLocalAddress()
        || (address instanceof Inet6Address && (address.getAddress()[0] & 0xfe) == 0xfc);
  }
}
