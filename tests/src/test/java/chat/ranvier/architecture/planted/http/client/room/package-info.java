/**
 * Planted violations of the rules for endpoints. Begin with {@link
 * chat.ranvier.architecture.HexagonTest}. Nothing here is part of the specification.
 */
@NullMarked
package chat.ranvier.architecture.planted.http.client.room;

import org.jspecify.annotations.NullMarked;
