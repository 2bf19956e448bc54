/**
 * Pushers as they are kept. Begin with {@link chat.ranvier.application.pusher.port.PusherStore}.
 * See <a href="https://spec.matrix.org/v1.19/client-server-api/#push-notifications">Push
 * notifications</a>.
 */
@NullMarked
package chat.ranvier.application.pusher.port;

import org.jspecify.annotations.NullMarked;
