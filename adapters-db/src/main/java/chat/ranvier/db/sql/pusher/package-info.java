/**
 * Pushers kept in a table. Begin with {@link chat.ranvier.db.sql.pusher.SqlPusherStore}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#push-notifications">Push
 * notifications</a>.
 */
@NullMarked
package chat.ranvier.db.sql.pusher;

import org.jspecify.annotations.NullMarked;
