/**
 * Who is asking, and whether they may: access tokens, and user-interactive authentication. Begin
 * with {@link chat.ranvier.application.access.Requester}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#client-authentication">Client
 * authentication</a>.
 */
@NullMarked
package chat.ranvier.application.access;

import org.jspecify.annotations.NullMarked;
