package chat.ranvier.domain.identifier;

/**
 * A name for a room that people can read, {@code #localpart:domain}.
 *
 * @param value at most 255 bytes of UTF-8
 * @see <a href="https://spec.matrix.org/v1.19/appendices/#room-aliases">Room aliases</a>
 */
public record RoomAlias(String value) implements Comparable<RoomAlias> {
  /**
   * Takes the text as it is.
   *
   * @throws InvalidIdentifierException where the grammar is not kept
   */
  public RoomAlias {
    IdentifierGrammar.checkWithDomain("room alias", '#', value);
  }

  /** Reads the text as it came from outside; the same as the constructor. */
  public static RoomAlias parse(String text) {
    return new RoomAlias(text);
  }

  /** What stands between the sigil and the first colon. */
  public String localpart() {
    return value.substring(1, value.indexOf(':'));
  }

  /** The server in the id. */
  public ServerName server() {
    return new ServerName(value.substring(value.indexOf(':') + 1));
  }

  @Override
  public int compareTo(RoomAlias other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
