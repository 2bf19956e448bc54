/**
 * What events do to users by their push rules, as it is kept. Begin with {@link
 * chat.ranvier.application.push.port.NotificationStore}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#push-notifications">Push
 * notifications</a>.
 */
@NullMarked
package chat.ranvier.application.push.port;

import org.jspecify.annotations.NullMarked;
