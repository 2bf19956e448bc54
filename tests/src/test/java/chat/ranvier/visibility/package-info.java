/**
 * Who is shown what of a room, by every way to read one. Begin with {@link
 * chat.ranvier.visibility.VisibilityPropertyTest}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#room-history-visibility">Room history
 * visibility</a>.
 */
@NullMarked
package chat.ranvier.visibility;

import org.jspecify.annotations.NullMarked;
