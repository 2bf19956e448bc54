/**
 * Account data kept in tables. Begin with {@link
 * chat.ranvier.db.sql.accountdata.SqlAccountDataStore}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#client-config">Client config</a>.
 */
@NullMarked
package chat.ranvier.db.sql.accountdata;

import org.jspecify.annotations.NullMarked;
