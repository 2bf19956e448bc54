/**
 * Spaces: rooms that hold rooms. Begin with {@link chat.ranvier.domain.space.SpaceChild}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#spaces">Spaces</a>.
 */
@NullMarked
package chat.ranvier.domain.space;

import org.jspecify.annotations.NullMarked;
