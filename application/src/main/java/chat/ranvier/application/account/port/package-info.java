/**
 * Accounts as they are kept, and how passwords are hashed. Begin with {@link
 * chat.ranvier.application.account.port.AccountStore}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#account-management">Account
 * management</a>.
 */
@NullMarked
package chat.ranvier.application.account.port;

import org.jspecify.annotations.NullMarked;
