/**
 * Pushers at work: how others are told of what users are notified of. Begin with {@link
 * chat.ranvier.application.pusher.delivery.PusherRuns}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#push-notifications">Push
 * notifications</a>.
 */
@NullMarked
package chat.ranvier.application.pusher.delivery;

import org.jspecify.annotations.NullMarked;
