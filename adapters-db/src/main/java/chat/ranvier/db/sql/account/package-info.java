/**
 * Accounts kept in tables. Begin with {@link chat.ranvier.db.sql.account.SqlAccountStore}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#account-management">Account
 * management</a>.
 */
@NullMarked
package chat.ranvier.db.sql.account;

import org.jspecify.annotations.NullMarked;
