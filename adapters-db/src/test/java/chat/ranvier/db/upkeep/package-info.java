/**
 * The contract of the {@code RoomInventory}, on all stores. Begin with {@link
 * chat.ranvier.db.upkeep.RoomInventoryTest}. Nothing here is part of the specification.
 */
@NullMarked
package chat.ranvier.db.upkeep;

import org.jspecify.annotations.NullMarked;
