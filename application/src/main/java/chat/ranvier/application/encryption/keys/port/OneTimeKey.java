package chat.ranvier.application.encryption.keys.port;

import chat.ranvier.domain.json.JsonValue;
import chat.ranvier.domain.signing.KeyId;

/**
 * A public key that starts one session, or a fallback key, which may start several.
 *
 * @param id the algorithm and the key's own id, {@code signed_curve25519:AAAAHg}
 * @param key a signed object, or a text for an algorithm without signature
 */
public record OneTimeKey(KeyId id, JsonValue key) {}
