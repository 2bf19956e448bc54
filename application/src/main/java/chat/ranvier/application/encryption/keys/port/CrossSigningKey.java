package chat.ranvier.application.encryption.keys.port;

import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.signing.KeyId;

/**
 * A cross-signing key of a user.
 *
 * @param id {@code ed25519:} and the public key itself in Base64
 * @param json as it was uploaded
 */
public record CrossSigningKey(UserId user, KeyUsage usage, KeyId id, JsonObject json) {}
