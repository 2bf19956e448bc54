package chat.ranvier.application.access.port;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The SHA-256 of an access or a refresh token: what is kept in the place of the token itself.
 *
 * @param value 43 characters of unpadded URL-safe base64
 */
public record TokenHash(String value) {
  /** The hash of this token. */
  public static TokenHash of(String token) {
    byte[] hash = sha256().digest(token.getBytes(StandardCharsets.UTF_8));
    return new TokenHash(Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
