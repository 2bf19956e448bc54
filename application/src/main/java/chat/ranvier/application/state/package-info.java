/**
 * Reading and changing the state of rooms. Begin with {@link
 * chat.ranvier.application.state.SetState}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#getting-events-for-a-room">Getting events
 * for a room</a>.
 */
@NullMarked
package chat.ranvier.application.state;

import org.jspecify.annotations.NullMarked;
