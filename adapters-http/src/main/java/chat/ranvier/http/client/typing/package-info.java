/**
 * Typing over HTTP. Begin with {@link chat.ranvier.http.client.typing.TypingRoutes}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#typing-notifications">Typing
 * notifications</a>.
 */
@NullMarked
package chat.ranvier.http.client.typing;

import org.jspecify.annotations.NullMarked;
