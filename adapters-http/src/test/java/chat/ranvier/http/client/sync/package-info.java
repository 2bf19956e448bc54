/**
 * Syncing over HTTP. Begin with {@link chat.ranvier.http.client.sync.SyncRoutes}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#syncing">Syncing</a>.
 */
@NullMarked
package chat.ranvier.http.client.sync;

import org.jspecify.annotations.NullMarked;
