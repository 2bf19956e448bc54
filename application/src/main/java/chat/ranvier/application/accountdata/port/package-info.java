/**
 * Account data as it is kept. Begin with {@link
 * chat.ranvier.application.accountdata.port.AccountDataStore}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#client-config">Client config</a>.
 */
@NullMarked
package chat.ranvier.application.accountdata.port;

import org.jspecify.annotations.NullMarked;
