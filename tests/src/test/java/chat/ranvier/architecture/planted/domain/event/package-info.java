/**
 * Planted violations of the domain's rules. Begin with {@link
 * chat.ranvier.architecture.HexagonTest}. Nothing here is part of the specification.
 */
@NullMarked
package chat.ranvier.architecture.planted.domain.event;

import org.jspecify.annotations.NullMarked;
