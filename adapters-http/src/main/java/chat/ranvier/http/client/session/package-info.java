/**
 * The routes of logging in, going on and logging out. Begin with {@link
 * chat.ranvier.http.client.session.LoginRoutes}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#login">Login</a>.
 */
@NullMarked
package chat.ranvier.http.client.session;

import org.jspecify.annotations.NullMarked;
