/**
 * Planted violations of the application's rules. Begin with {@link
 * chat.ranvier.architecture.HexagonTest}. Nothing here is part of the specification.
 */
@NullMarked
package chat.ranvier.architecture.planted.application.room;

import org.jspecify.annotations.NullMarked;
