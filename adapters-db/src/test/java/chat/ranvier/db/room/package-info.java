/**
 * The contract of the {@code RoomStore}, on all stores. Begin with {@link
 * chat.ranvier.db.room.RoomStoreTest}. Nothing here is part of the specification.
 */
@NullMarked
package chat.ranvier.db.room;

import org.jspecify.annotations.NullMarked;
