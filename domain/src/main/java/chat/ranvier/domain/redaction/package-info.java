/**
 * What of an event remains once it is redacted, which is also what is hashed and signed. Begin with
 * {@link chat.ranvier.domain.redaction.Redactor}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#redactions">Redactions</a>.
 */
@NullMarked
package chat.ranvier.domain.redaction;

import org.jspecify.annotations.NullMarked;
