/**
 * What is signed and how signatures stand in JSON; the Ed25519 primitive itself is handed in. Begin
 * with {@link chat.ranvier.domain.signing.JsonSigning}. See <a
 * href="https://spec.matrix.org/v1.19/appendices/#signing-json">Signing JSON</a>.
 */
@NullMarked
package chat.ranvier.domain.signing;

import org.jspecify.annotations.NullMarked;
