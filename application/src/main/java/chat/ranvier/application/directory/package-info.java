/**
 * Aliases that lead to rooms, and the list of rooms that this server publishes. Begin with {@link
 * chat.ranvier.application.directory.FindRoom}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#room-aliases">Room aliases</a>.
 */
@NullMarked
package chat.ranvier.application.directory;

import org.jspecify.annotations.NullMarked;
