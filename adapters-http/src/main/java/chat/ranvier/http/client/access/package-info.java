/**
 * How requests are told whose they are. Begin with {@link
 * chat.ranvier.http.client.access.TokenAuthenticator}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#using-access-tokens">Using access
 * tokens</a>.
 */
@NullMarked
package chat.ranvier.http.client.access;

import org.jspecify.annotations.NullMarked;
