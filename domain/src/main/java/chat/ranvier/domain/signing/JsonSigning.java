package chat.ranvier.domain.signing;

import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.CanonicalJson;
import chat.ranvier.domain.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * The signatures in a JSON object: how they are made, found and checked.
 *
 * <p>A signature covers the canonical form of all but {@code signatures} and {@code unsigned}.
 *
 * @see <a href="https://spec.matrix.org/v1.19/appendices/#signing-json">Signing JSON</a>
 */
public final class JsonSigning {
  private static final String SIGNATURES = "signatures";
  private static final String UNSIGNED = "unsigned";

  private JsonSigning() {}

  /**
   * The object with the server's signature added to those it has.
   *
   * @throws chat.ranvier.domain.json.InvalidJsonException where the object has no canonical form
   */
  public static JsonObject sign(JsonObject object, ServerName signer, SigningKey key) {
    return withSignature(object, signer, key.keyId(), key.sign(signedBytes(object)));
  }

  /** The object with a signature that was made elsewhere added to those it has. */
  public static JsonObject withSignature(
      JsonObject object, ServerName signer, KeyId keyId, byte[] signature) {
    JsonObject all = object.object(SIGNATURES).orElse(JsonObject.empty());
    JsonObject own = all.object(signer.value()).orElse(JsonObject.empty());
    JsonObject signed = own.with(keyId.value(), UnpaddedBase64.encode(signature));
    return object.with(SIGNATURES, all.with(signer.value(), signed));
  }

  /**
   * The bytes that a signature of the object covers.
   *
   * @throws chat.ranvier.domain.json.InvalidJsonException where the object has no canonical form
   */
  public static byte[] signedBytes(JsonObject object) {
    return CanonicalJson.encode(object.without(SIGNATURES).without(UNSIGNED));
  }

  /** Whether the object holds a signature of the server by this key that verifies. */
  public static boolean isSignedBy(
      JsonObject object, ServerName signer, KeyId keyId, byte[] publicKey, SignatureCheck check) {
    return isSigned(object, signer.value(), keyId, publicKey, check);
  }

  /** Whether the object holds a signature of the user by this key that verifies. */
  public static boolean isSignedBy(
      JsonObject object, UserId signer, KeyId keyId, byte[] publicKey, SignatureCheck check) {
    return isSigned(object, signer.value(), keyId, publicKey, check);
  }

  private static boolean isSigned(
      JsonObject object, String signer, KeyId keyId, byte[] publicKey, SignatureCheck check) {
    return signature(object, signer, keyId)
        .map(bytes -> check.verifies(publicKey, signedBytes(object), bytes))
        .orElse(false);
  }

  /** The ids of the Ed25519 keys by which the server has signed the object. */
  public static List<KeyId> keyIds(JsonObject object, ServerName signer) {
    return object
        .object(SIGNATURES)
        .flatMap(all -> all.object(signer.value()))
        .map(JsonObject::names)
        .orElse(List.of())
        .stream()
        .filter(name -> name.startsWith("ed25519:") && name.length() > 8 && name.length() <= 255)
        .map(KeyId::new)
        .toList();
  }

  /** The server's signature of the object by this key, where it stands there as Base64. */
  public static Optional<byte[]> signature(JsonObject object, ServerName signer, KeyId keyId) {
    return signature(object, signer.value(), keyId);
  }

  private static Optional<byte[]> signature(JsonObject object, String signer, KeyId keyId) {
    return object
        .object(SIGNATURES)
        .flatMap(all -> all.object(signer))
        .flatMap(own -> own.string(keyId.value()))
        .flatMap(UnpaddedBase64::decode);
  }
}
