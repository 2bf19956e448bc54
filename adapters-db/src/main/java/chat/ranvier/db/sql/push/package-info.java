/**
 * Notifications in SQL. Begin with {@link chat.ranvier.db.sql.push.SqlNotificationStore}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#push-notifications">Push
 * notifications</a>.
 */
@NullMarked
package chat.ranvier.db.sql.push;

import org.jspecify.annotations.NullMarked;
