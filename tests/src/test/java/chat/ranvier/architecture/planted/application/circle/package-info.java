/**
 * One half of a planted cycle between packages. Begin with {@link
 * chat.ranvier.architecture.HexagonTest}. Nothing here is part of the specification.
 */
@NullMarked
package chat.ranvier.architecture.planted.application.circle;

import org.jspecify.annotations.NullMarked;
