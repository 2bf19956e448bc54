/**
 * Which signatures an event must bear, by the rules of its room's version, and which a room's
 * policy server adds. Begin with {@link chat.ranvier.domain.auth.signature.RequiredSignature}. See
 * <a
 * href="https://spec.matrix.org/v1.19/server-server-api/#validating-hashes-and-signatures-on-received-events">Validating
 * hashes and signatures on received events</a>.
 */
@NullMarked
package chat.ranvier.domain.auth.signature;

import org.jspecify.annotations.NullMarked;
