package chat.ranvier.domain.auth.rules;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.json.JsonObject;
import java.util.SequencedSet;

/** The signatures that two of the rules ask for; whoever holds the keys answers. */
public interface SignatureCheck {
  /** Whether the event is validly signed by this server. */
  boolean isSignedBy(Pdu event, ServerName server);

  /**
   * Whether a signature in the object was made with one of these keys.
   *
   * @param signed {@code content.third_party_invite.signed} of an invite
   * @param publicKeys Ed25519 keys in Base64, as {@code m.room.third_party_invite} names them
   */
  boolean isSignedWithAny(JsonObject signed, SequencedSet<String> publicKeys);
}
