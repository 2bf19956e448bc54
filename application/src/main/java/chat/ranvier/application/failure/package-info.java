/**
 * Refusals to a caller, in the codes of the specification. Begin with {@link
 * chat.ranvier.application.failure.MatrixFailure}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#standard-error-response">Standard error
 * response</a>.
 */
@NullMarked
package chat.ranvier.application.failure;

import org.jspecify.annotations.NullMarked;
