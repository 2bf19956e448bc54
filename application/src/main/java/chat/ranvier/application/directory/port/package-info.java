/**
 * Aliases and the published directory as they are kept. Begin with {@link
 * chat.ranvier.application.directory.port.RoomAliasStore}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#room-aliases">Room aliases</a>.
 */
@NullMarked
package chat.ranvier.application.directory.port;

import org.jspecify.annotations.NullMarked;
