package chat.ranvier.application.encryption.keys.port;

import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.signing.KeyId;

/**
 * A signature on the keys of a device or on a master key that was added after their upload.
 *
 * @param target the user whose keys are signed
 * @param targetKey the device's id, or the master key's public key in Base64
 * @param signature in Base64
 */
public record KeySignature(
    UserId signer, KeyId signerKey, UserId target, String targetKey, String signature) {}
