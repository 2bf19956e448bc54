/**
 * Who is typing where: remembered for seconds, never stored. Begin with {@link
 * chat.ranvier.application.typing.SetTyping}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#typing-notifications">Typing
 * notifications</a>.
 */
@NullMarked
package chat.ranvier.application.typing;

import org.jspecify.annotations.NullMarked;
