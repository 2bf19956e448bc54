/**
 * What has changed for a user, and waiting until something does. Begin with {@link
 * chat.ranvier.application.sync.Sync}; who is woken by what is in {@link
 * chat.ranvier.application.sync.UserFeeds}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#syncing">Syncing</a>.
 */
@NullMarked
package chat.ranvier.application.sync;

import org.jspecify.annotations.NullMarked;
