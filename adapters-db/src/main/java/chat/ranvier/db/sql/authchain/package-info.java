/**
 * Auth chains in SQL. Begin with {@link chat.ranvier.db.sql.authchain.SqlAuthChainStore}. See <a
 * href="https://spec.matrix.org/v1.19/rooms/v12/#state-resolution">State resolution</a>.
 */
@NullMarked
package chat.ranvier.db.sql.authchain;

import org.jspecify.annotations.NullMarked;
