package chat.ranvier.domain.signing;

import chat.ranvier.domain.identifier.InvalidIdentifierException;

/**
 * The identifier of a signing key: an algorithm and a version, {@code ed25519:abc}.
 *
 * @param value an algorithm and a version around the first colon, neither empty
 * @see <a href="https://spec.matrix.org/v1.19/appendices/#signing-details">Signing details</a>
 */
public record KeyId(String value) implements Comparable<KeyId> {
  private static final String ED25519 = "ed25519:";

  /**
   * Takes the text as it is.
   *
   * @throws InvalidIdentifierException where the grammar is not kept
   */
  public KeyId {
    int colon = value.indexOf(':');
    if (colon <= 0 || colon == value.length() - 1 || value.length() > 255) {
      throw new InvalidIdentifierException("signing key id", "not 'algorithm:version'");
    }
  }

  /** The key id of this version for Ed25519. */
  public static KeyId ed25519(String version) {
    return new KeyId(ED25519 + version);
  }

  /** What stands before the first colon. */
  public String algorithm() {
    return value.substring(0, value.indexOf(':'));
  }

  /** What stands after the first colon. */
  public String version() {
    return value.substring(value.indexOf(':') + 1);
  }

  /** Whether it is a key of the one algorithm that Matrix signs with. */
  public boolean isEd25519() {
    return value.startsWith(ED25519);
  }

  @Override
  public int compareTo(KeyId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
