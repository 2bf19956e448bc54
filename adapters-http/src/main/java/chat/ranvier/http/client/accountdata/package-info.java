/**
 * The routes about account data. Begin with {@link
 * chat.ranvier.http.client.accountdata.AccountDataRoutes}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#client-config">Client config</a>.
 */
@NullMarked
package chat.ranvier.http.client.accountdata;

import org.jspecify.annotations.NullMarked;
