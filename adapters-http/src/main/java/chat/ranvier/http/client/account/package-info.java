/**
 * The routes about one's own account. Begin with {@link
 * chat.ranvier.http.client.account.AccountRoutes}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#account-management">Account
 * management</a>.
 */
@NullMarked
package chat.ranvier.http.client.account;

import org.jspecify.annotations.NullMarked;
