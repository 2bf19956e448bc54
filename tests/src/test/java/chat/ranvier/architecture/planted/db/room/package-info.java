/**
 * Planted violations of the rules for storage. Begin with {@link
 * chat.ranvier.architecture.HexagonTest}. Nothing here is part of the specification.
 */
@NullMarked
package chat.ranvier.architecture.planted.db.room;

import org.jspecify.annotations.NullMarked;
