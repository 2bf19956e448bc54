/**
 * A wiring for a planted violation to know. Begin with {@link
 * chat.ranvier.architecture.HexagonTest}. Nothing here is part of the specification.
 */
@NullMarked
package chat.ranvier.architecture.planted.bootstrap;

import org.jspecify.annotations.NullMarked;
