/**
 * The words a room is described in: memberships, join rules, visibility of history, access of
 * guests, power. Begin with {@link chat.ranvier.domain.room.PowerLevels}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#rooms">Rooms</a>.
 */
@NullMarked
package chat.ranvier.domain.room;

import org.jspecify.annotations.NullMarked;
