package chat.ranvier.application.registration;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The keyed hash that shared-secret registration is authenticated by. */
final class HmacSha1 {
  private static final String ALGORITHM = "HmacSHA1";

  private HmacSha1() {}

  static byte[] of(byte[] key, byte[] message) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA1", e);
    }
  }
}
