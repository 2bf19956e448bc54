package chat.ranvier.domain.testing;

import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.signing.KeyId;
import chat.ranvier.domain.signing.SignatureCheck;
import chat.ranvier.domain.signing.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A key whose signatures anybody can make: the hash of its public half and the message. It is
 * quick, deterministic and has the lengths of Ed25519.
 *
 * @param keyId the id of the key
 * @param seed what distinguishes it from other keys
 */
public record ToySigningKey(KeyId keyId, String seed) implements SigningKey {
  /** The check that these signatures pass, and no others. */
  public static final SignatureCheck CHECK =
      (publicKey, message, signature) ->
          MessageDigest.isEqual(signature, signature(publicKey, message));

  /** The key that the server signs with in tests. */
  public static ToySigningKey of(ServerName server) {
    return new ToySigningKey(KeyId.ed25519("toy"), server.value());
  }

  @Override
  public byte[] publicKey() {
    return digest("SHA-256", seed.getBytes(StandardCharsets.UTF_8), new byte[0]);
  }

  @Override
  public byte[] sign(byte[] message) {
    return signature(publicKey(), message);
  }

  private static byte[] signature(byte[] publicKey, byte[] message) {
    return digest("SHA-512", publicKey, message);
  }

  private static byte[] digest(String algorithm, byte[] first, byte[] second) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      digest.update(first);
      return digest.digest(second);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
