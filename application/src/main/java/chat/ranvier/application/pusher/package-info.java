/**
 * Pushers: who is told outside of this server of what users are notified of. Begin with {@link
 * chat.ranvier.application.pusher.SetPusher}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#push-notifications">Push
 * notifications</a>.
 */
@NullMarked
package chat.ranvier.application.pusher;

import org.jspecify.annotations.NullMarked;
