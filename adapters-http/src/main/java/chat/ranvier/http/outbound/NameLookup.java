package chat.ranvier.http.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the network addresses of a host. */
@FunctionalInterface
public interface NameLookup {
  /**
   * All addresses of the host, at least one.
   *
   * @param host a name, or an address as text
   * @throws UnknownHostException where it has none, or none was told in time
   */
  List<InetAddress> addresses(String host) throws UnknownHostException;
}
