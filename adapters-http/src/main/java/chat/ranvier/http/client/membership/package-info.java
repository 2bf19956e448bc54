/**
 * Room membership over HTTP. Begin with {@link chat.ranvier.http.client.membership.JoiningRoutes}.
 * See <a href="https://spec.matrix.org/v1.19/client-server-api/#room-membership">Room
 * membership</a>.
 */
@NullMarked
package chat.ranvier.http.client.membership;

import org.jspecify.annotations.NullMarked;
