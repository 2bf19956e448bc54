/**
 * What storage holds of rooms, for those who go through all of it. Begin with {@link
 * chat.ranvier.application.upkeep.port.RoomInventory}. Nothing here is part of the specification.
 */
@NullMarked
package chat.ranvier.application.upkeep.port;

import org.jspecify.annotations.NullMarked;
