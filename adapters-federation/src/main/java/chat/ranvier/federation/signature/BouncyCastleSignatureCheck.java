package chat.ranvier.federation.signature;

import chat.ranvier.domain.signing.SignatureCheck;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** A check of signatures by BouncyCastle's lightweight API that remembers the keys it decoded. */
public final class BouncyCastleSignatureCheck implements SignatureCheck {
  private static final int REMEMBERED_KEYS = 10_000;

  private final Cache<ByteBuffer, Optional<Ed25519PublicKeyParameters>> keys =
      Caffeine.newBuilder().maximumSize(REMEMBERED_KEYS).executor(Runnable::run).build();

  @Override
  public boolean verifies(byte[] publicKey, byte[] message, byte[] signature) {
    if (publicKey.length != Ed25519.PUBLIC_KEY_SIZE || signature.length != Ed25519.SIGNATURE_SIZE) {
      return false;
    }
    return key(publicKey).map(key -> verifies(key, message, signature)).orElse(false);
  }

  private Optional<Ed25519PublicKeyParameters> key(byte[] publicKey) {
    ByteBuffer bytes = ByteBuffer.wrap(publicKey);
    Optional<Ed25519PublicKeyParameters> known = keys.getIfPresent(bytes);
    if (known == null) {
      known = decode(publicKey);
      keys.put(ByteBuffer.wrap(publicKey.clone()), known);
    }
    return known;
  }

  private static Optional<Ed25519PublicKeyParameters> decode(byte[] publicKey) {
    try {
      return Optional.of(new Ed25519PublicKeyParameters(publicKey, 0));
    } catch (IllegalArgumentException noPoint) {
      return Optional.empty();
    }
  }

  private static boolean verifies(
      Ed25519PublicKeyParameters key, byte[] message, byte[] signature) {
    return key.verify(Ed25519.Algorithm.Ed25519, null, message, 0, message.length, signature, 0);
  }
}
