package chat.ranvier.domain.identifier;

/**
 * The name of a homeserver: a host name or an IP literal, and perhaps a port.
 *
 * @param value at most 230 characters, for example {@code example.org:8448}
 * @see <a href="https://spec.matrix.org/v1.19/appendices/#server-name">Server name</a>
 */
public record ServerName(String value) implements Comparable<ServerName> {
  /**
   * Takes the text as it is.
   *
   * @throws InvalidIdentifierException where the grammar is not kept
   */
  public ServerName {
    IdentifierGrammar.checkServerName(value);
  }

  /** Reads the text as it came from outside; the same as the constructor. */
  public static ServerName parse(String text) {
    return new ServerName(text);
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
