/**
 * State resolution: what the state of a room is where its graph has several tips. Begin with {@link
 * chat.ranvier.domain.resolution.StateResolver}. See <a
 * href="https://spec.matrix.org/v1.19/server-server-api/#room-state-resolution">Room state
 * resolution</a>, and the section on it in each <a href="https://spec.matrix.org/v1.19/rooms/">room
 * version</a>.
 */
@NullMarked
package chat.ranvier.domain.resolution;

import org.jspecify.annotations.NullMarked;
