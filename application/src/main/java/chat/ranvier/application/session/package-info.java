/**
 * Logging in, going on, and logging out. Begin with {@link chat.ranvier.application.session.LogIn}.
 * See <a href="https://spec.matrix.org/v1.19/client-server-api/#login">Login</a>.
 */
@NullMarked
package chat.ranvier.application.session;

import org.jspecify.annotations.NullMarked;
