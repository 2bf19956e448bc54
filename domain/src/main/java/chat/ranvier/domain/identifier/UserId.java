package chat.ranvier.domain.identifier;

import java.util.Optional;

/**
 * The identifier of a user, {@code @localpart:domain}, historical ones included.
 *
 * @param value at most 255 bytes of UTF-8
 * @see <a href="https://spec.matrix.org/v1.19/appendices/#user-identifiers">User identifiers</a>
 */
public record UserId(String value) implements Comparable<UserId> {
  /**
   * Takes the text as it is.
   *
   * @throws InvalidIdentifierException where the grammar is not kept
   */
  public UserId {
    IdentifierGrammar.checkWithDomain("user id", '@', value);
  }

  /** Reads the text as it came from outside; the same as the constructor. */
  public static UserId parse(String text) {
    return new UserId(text);
  }

  /** The user that a text out of an event names; empty where it names none. */
  public static Optional<UserId> find(String text) {
    try {
      return Optional.of(new UserId(text));
    } catch (InvalidIdentifierException notAUser) {
      return Optional.empty();
    }
  }

  /** The user of this localpart on this server. */
  public static UserId of(String localpart, ServerName server) {
    return new UserId("@" + localpart + ":" + server.value());
  }

  /** Whether a new user may be given this localpart: {@code a-z0-9._=/+-}, not empty. */
  public static boolean isNewLocalpart(String localpart) {
    return !localpart.isEmpty() && localpart.chars().allMatch(UserId::isNewLocalpartCharacter);
  }

  private static boolean isNewLocalpartCharacter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "._=/+-".indexOf(c) >= 0;
  }

  /**
   * Whether the localpart is not empty and of visible ASCII characters; other ids are taken in
   * events and shown nowhere else.
   */
  public boolean isCompliant() {
    int colon = value.indexOf(':');
    for (int i = 1; i < colon; i++) {
      if (value.charAt(i) < '!' || value.charAt(i) > '~') {
        return false;
      }
    }
    return colon > 1;
  }

  /** What stands between the sigil and the first colon. */
  public String localpart() {
    return value.substring(1, value.indexOf(':'));
  }

  /** The server in the id. */
  public ServerName server() {
    return new ServerName(value.substring(value.indexOf(':') + 1));
  }

  /** Whether the user belongs to this server. */
  public boolean belongsTo(ServerName server) {
    int colon = value.indexOf(':');
    return value.length() - colon - 1 == server.value().length() && value.endsWith(server.value());
  }

  @Override
  public int compareTo(UserId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
