/**
 * Accounts kept in memory. Begin with {@link chat.ranvier.db.memory.account.MemoryAccountStore}.
 * See <a href="https://spec.matrix.org/v1.19/client-server-api/#account-management">Account
 * management</a>.
 */
@NullMarked
package chat.ranvier.db.memory.account;

import org.jspecify.annotations.NullMarked;
