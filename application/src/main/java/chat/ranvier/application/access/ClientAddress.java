package chat.ranvier.application.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/**
 * The address that a request came from, as text: that of the client where a proxy names it.
 *
 * @param text an IP address, or {@code -} where there is none, as for a Unix socket
 */
public record ClientAddress(String text) {
  private static final int NETWORK_BYTES = 8;

  /** The address of a request that came without one. */
  public static final ClientAddress UNKNOWN = new ClientAddress("-");

  /**
   * What limits per address count by: the address itself, of an IPv6 address its first 64 bits,
   * since one client may choose the others freely.
   */
  public String network() {
    if (text.indexOf(':') < 0) {
      return text;
    }
    return InetAddress.ofLiteral(text) instanceof Inet6Address six
        ? HexFormat.ofDelimiter(":").formatHex(six.getAddress(), 0, NETWORK_BYTES)
        : text;
  }

  @Override
  public String toString() {
    return text;
  }
}
