package chat.ranvier.domain.signing;

/** A private Ed25519 key with the id it is published under. */
public interface SigningKey {
  /** The id under which the key's signatures stand. */
  KeyId keyId();

  /** The public half, 32 bytes; the caller's own copy. */
  byte[] publicKey();

  /** The signature of the message, 64 bytes; the same message always has the same signature. */
  byte[] sign(byte[] message);
}
