/**
 * Ed25519 as this server computes it. Begin with {@link
 * chat.ranvier.federation.signature.BouncyCastleSigningKey}. See <a
 * href="https://spec.matrix.org/v1.19/appendices/#signing-details">Signing details</a>.
 */
@NullMarked
package chat.ranvier.federation.signature;

import org.jspecify.annotations.NullMarked;
