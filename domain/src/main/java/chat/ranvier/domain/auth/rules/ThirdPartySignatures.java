package chat.ranvier.domain.auth.rules;

import chat.ranvier.domain.event.content.ThirdPartyInviteContent;
import chat.ranvier.domain.json.InvalidJsonException;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.domain.signing.JsonSigning;
import chat.ranvier.domain.signing.SignatureCheck;
import chat.ranvier.domain.signing.UnpaddedBase64;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The signatures by which identity servers vouch for whom a third-party invite was meant. */
final class ThirdPartySignatures {
  /** More pairs of key and signature than this are nobody's honest invite. */
  private static final int MAX_CHECKS = 1_024;

  private final SignatureCheck check;

  ThirdPartySignatures(SignatureCheck check) {
    this.check = check;
  }

  /** Whether any signature in {@code signed}, whoever made it, is by a key of the invite. */
  boolean isSigned(JsonObject signed, ThirdPartyInviteContent invite) {
    List<byte[]> keys =
        invite.publicKeys().stream()
            .map(UnpaddedBase64::decodeEither)
            .flatMap(Optional::stream)
            .toList();
    List<byte[]> signatures = signatures(signed);
    Optional<byte[]> message = message(signed);
    return message.isPresent()
        && keys.size() * (long) signatures.size() <= MAX_CHECKS
        && keys.stream().anyMatch(key -> anyVerifies(key, message.get(), signatures));
  }

  private boolean anyVerifies(byte[] key, byte[] message, List<byte[]> signatures) {
    return signatures.stream().anyMatch(signature -> check.verifies(key, message, signature));
  }

  private static Optional<byte[]> message(JsonObject signed) {
    try {
      return Optional.of(JsonSigning.signedBytes(signed));
    } catch (InvalidJsonException notCanonical) {
      return Optional.empty();
    }
  }

  private static List<byte[]> signatures(JsonObject signed) {
    List<byte[]> found = new ArrayList<>();
    JsonObject all = signed.object("signatures").orElseGet(JsonObject::empty);
    all.forEach(
        (signer, byKey) -> {
          if (byKey instanceof JsonObject own) {
            own.forEach(
                (keyId, signature) -> {
                  if (keyId.startsWith("ed25519:") && signature instanceof JsonString text) {
                    UnpaddedBase64.decode(text.value()).ifPresent(found::add);
                  }
                });
          }
        });
    return found;
  }
}
