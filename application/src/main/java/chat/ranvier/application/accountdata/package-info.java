/**
 * What clients keep with the server for their user, globally or for a room. Begin with {@link
 * chat.ranvier.application.accountdata.SetAccountData}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#client-config">Client config</a>.
 */
@NullMarked
package chat.ranvier.application.accountdata;

import org.jspecify.annotations.NullMarked;
