/**
 * Pushers over HTTP. Begin with {@link chat.ranvier.http.client.pusher.PusherRoutes}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#push-notifications">Push
 * notifications</a>.
 */
@NullMarked
package chat.ranvier.http.client.pusher;

import org.jspecify.annotations.NullMarked;
