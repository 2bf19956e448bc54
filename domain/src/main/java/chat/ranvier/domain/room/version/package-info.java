/**
 * The versions of rooms, each a row of flags and a delta on the version before. Begin with {@link
 * chat.ranvier.domain.room.version.RoomVersion}. See <a
 * href="https://spec.matrix.org/v1.19/rooms/">Room versions</a>.
 */
@NullMarked
package chat.ranvier.domain.room.version;

import org.jspecify.annotations.NullMarked;
