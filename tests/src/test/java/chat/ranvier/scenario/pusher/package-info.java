/**
 * Pushers over HTTP. Begin with {@link chat.ranvier.scenario.pusher.PushersTest}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#push-notifications">Push
 * notifications</a>.
 */
@NullMarked
package chat.ranvier.scenario.pusher;

import org.jspecify.annotations.NullMarked;
