/**
 * Planted violations of the rules for ports. Begin with {@link
 * chat.ranvier.architecture.HexagonTest}. Nothing here is part of the specification.
 */
@NullMarked
package chat.ranvier.architecture.planted.application.room.port;

import org.jspecify.annotations.NullMarked;
