package chat.ranvier.domain.auth.signature;

import chat.ranvier.domain.auth.rules.AuthState;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.event.content.PolicyContent;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.signing.JsonSigning;
import chat.ranvier.domain.signing.KeyId;
import chat.ranvier.domain.signing.SignatureCheck;
import chat.ranvier.domain.signing.UnpaddedBase64;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The server whose signature recommends events for inclusion in a room; what it has not signed is
 * soft-failed.
 *
 * @param name the server to ask
 * @param publicKey the key in the room's state that its signatures verify with, in Base64; not the
 *     one by which it signs its own events
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#policy-servers">Policy servers</a>
 */
public record PolicyServer(ServerName name, String publicKey) {
  /** The id under which its signatures stand, whatever its key. */
  public static final KeyId KEY_ID = KeyId.ed25519("policy_server");

  private static final StateSlot SLOT = StateSlot.of("m.room.policy");

  /**
   * The policy server that the room uses, where it uses one.
   *
   * @param current the room's current state
   * @param isInRoom whether any user of the server is joined in that state
   */
  public static Optional<PolicyServer> find(AuthState current, Predicate<ServerName> isInRoom) {
    return current
        .find(SLOT)
        .map(event -> new PolicyContent(event.content()))
        .flatMap(
            content ->
                content
                    .via()
                    .filter(isInRoom)
                    .flatMap(via -> content.ed25519().map(key -> new PolicyServer(via, key))));
  }

  /** Whether the event needs the policy server's word: all but the room's choice of one do. */
  public static boolean isNeededFor(Pdu event) {
    return !event.slot().equals(Optional.of(SLOT));
  }

  /** Whether the event is recommended: it needs no word or bears a signature that verifies. */
  public boolean recommends(Pdu event, SignatureCheck check) {
    return !isNeededFor(event) || hasSigned(event, check);
  }

  private boolean hasSigned(Pdu event, SignatureCheck check) {
    Optional<byte[]> key = UnpaddedBase64.decodeEither(publicKey);
    Optional<byte[]> signature = JsonSigning.signature(event.json(), name, KEY_ID);
    return key.isPresent()
        && signature.isPresent()
        && check.verifies(key.get(), event.signedBytes(), signature.get());
  }
}
