package chat.ranvier.domain.signing;

/** The check of Ed25519 signatures. */
public interface SignatureCheck {
  /**
   * Whether the signature is this key's over this message.
   *
   * @param publicKey a public key, false is answered where it is not 32 bytes or no point of the
   *     curve
   * @param signature a signature, false is answered where it is not 64 bytes
   */
  boolean verifies(byte[] publicKey, byte[] message, byte[] signature);
}
