/**
 * Notifications in memory. Begin with {@link chat.ranvier.db.memory.push.MemoryNotificationStore}.
 * See <a href="https://spec.matrix.org/v1.19/client-server-api/#push-notifications">Push
 * notifications</a>.
 */
@NullMarked
package chat.ranvier.db.memory.push;

import org.jspecify.annotations.NullMarked;
