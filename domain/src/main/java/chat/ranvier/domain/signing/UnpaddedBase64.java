package chat.ranvier.domain.signing;

import java.util.Base64;
import java.util.Optional;

/**
 * Base64 without padding, the form in which Matrix spells binary values.
 *
 * @see <a href="https://spec.matrix.org/v1.19/appendices/#unpadded-base64">Unpadded Base64</a>
 */
public final class UnpaddedBase64 {
  private static final Base64.Encoder STANDARD = Base64.getEncoder().withoutPadding();
  private static final Base64.Encoder URL_SAFE = Base64.getUrlEncoder().withoutPadding();

  private UnpaddedBase64() {}

  /** The bytes in the standard alphabet. */
  public static String encode(byte[] bytes) {
    return STANDARD.encodeToString(bytes);
  }

  /** The bytes in the alphabet with {@code -} and {@code _}. */
  public static String encodeUrlSafe(byte[] bytes) {
    return URL_SAFE.encodeToString(bytes);
  }

  /** The bytes that a text in the standard alphabet spells, padded or not; empty where none. */
  public static Optional<byte[]> decode(String text) {
    try {
      return Optional.of(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  /** As {@link #decode}, but of either alphabet, as public keys in rooms may be spelt. */
  public static Optional<byte[]> decodeEither(String text) {
    return decode(text.replace('-', '+').replace('_', '/'));
  }
}
