/**
 * Accounts: passwords, and giving an account up. Begin with {@link
 * chat.ranvier.application.account.DeactivateAccount}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#account-management">Account
 * management</a>.
 */
@NullMarked
package chat.ranvier.application.account;

import org.jspecify.annotations.NullMarked;
