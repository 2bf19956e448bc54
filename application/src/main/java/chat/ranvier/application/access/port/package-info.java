/**
 * What access to the server is kept of: the hashes of tokens, and how their owners stand. Begin
 * with {@link chat.ranvier.application.access.port.AccessTokenStore}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#client-authentication">Client
 * authentication</a>.
 */
@NullMarked
package chat.ranvier.application.access.port;

import org.jspecify.annotations.NullMarked;
