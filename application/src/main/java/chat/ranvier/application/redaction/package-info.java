/**
 * Taking back what events say. Begin with {@link chat.ranvier.application.redaction.RedactEvent}.
 * See <a href="https://spec.matrix.org/v1.19/client-server-api/#redactions">Redactions</a>.
 */
@NullMarked
package chat.ranvier.application.redaction;

import org.jspecify.annotations.NullMarked;
