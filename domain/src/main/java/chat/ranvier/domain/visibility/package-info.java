/**
 * What of a room is shown to whom: its history to readers, an outline of its state to those who may
 * join. Begin with {@link chat.ranvier.domain.visibility.EventVisibility}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#room-history-visibility">Room history
 * visibility</a>.
 */
@NullMarked
package chat.ranvier.domain.visibility;

import org.jspecify.annotations.NullMarked;
