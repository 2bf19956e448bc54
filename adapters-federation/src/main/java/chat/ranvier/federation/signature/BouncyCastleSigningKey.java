package chat.ranvier.federation.signature;

import chat.ranvier.domain.signing.KeyId;
import chat.ranvier.domain.signing.SigningKey;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** A signing key that BouncyCastle's lightweight API computes with. */
public final class BouncyCastleSigningKey implements SigningKey {
  private final KeyId keyId;
  private final Ed25519PrivateKeyParameters privateKey;
  private final Ed25519PublicKeyParameters publicKey;

  private BouncyCastleSigningKey(KeyId keyId, Ed25519PrivateKeyParameters privateKey) {
    this.keyId = keyId;
    this.privateKey = privateKey;
    this.publicKey = privateKey.generatePublicKey();
  }

  /**
   * The key of this seed.
   *
   * @param seed 32 bytes
   */
  public static BouncyCastleSigningKey fromSeed(KeyId keyId, byte[] seed) {
    if (seed.length != Ed25519.SECRET_KEY_SIZE) {
      throw new IllegalArgumentException("the seed of a signing key is 32 bytes long");
    }
    return new BouncyCastleSigningKey(keyId, new Ed25519PrivateKeyParameters(seed, 0));
  }

  @Override
  public KeyId keyId() {
    return keyId;
  }

  @Override
  public byte[] publicKey() {
    return publicKey.getEncoded();
  }

  @Override
  public byte[] sign(byte[] message) {
    byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
    privateKey.sign(Ed25519.Algorithm.Ed25519, null, message, 0, message.length, signature, 0);
    return signature;
  }

  @Override
  public String toString() {
    return keyId.value();
  }
}
