package chat.ranvier.domain.identifier;

import java.util.OptionalInt;

/**
 * The name of a homeserver: a host name or an IP literal, and perhaps a port.
 *
 * @param value at most 255 characters, for example {@code example.org:8448}; case counts
 * @see <a href="https://spec.matrix.org/v1.19/appendices/#server-name">Server name</a>
 */
public record ServerName(String value) implements Comparable<ServerName> {
  /**
   * Takes the text as it is.
   *
   * @throws InvalidIdentifierException where the grammar is not kept
   */
  public ServerName {
    IdentifierGrammar.checkServerName("server name", value, 0);
  }

  /** Reads the text as it came from outside; the same as the constructor. */
  public static ServerName parse(String text) {
    return new ServerName(text);
  }

  /** The host name, the dotted IPv4 address or the bracketed IPv6 address, without the port. */
  public String host() {
    int colon = portColon();
    return colon < 0 ? value : value.substring(0, colon);
  }

  /** The port from 0 to 99999, where one is named; above 65535 there is no such server. */
  public OptionalInt port() {
    int colon = portColon();
    return colon < 0
        ? OptionalInt.empty()
        : OptionalInt.of(Integer.parseInt(value.substring(colon + 1)));
  }

  /** Whether the host is an IPv4 address or a bracketed IPv6 address. */
  public boolean isIpLiteral() {
    return ServerNameGrammar.isIpLiteral(host());
  }

  private int portColon() {
    return value.indexOf(':', value.lastIndexOf(']') + 1);
  }

  @Override
  public int compareTo(ServerName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
