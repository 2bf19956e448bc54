/**
 * Redactions over HTTP. Begin with {@link chat.ranvier.http.client.redaction.RedactionRoutes}. See
 * <a href="https://spec.matrix.org/v1.19/client-server-api/#redactions">Redactions</a>.
 */
@NullMarked
package chat.ranvier.http.client.redaction;

import org.jspecify.annotations.NullMarked;
