/**
 * Changing state over HTTP. Begin with {@link chat.ranvier.http.client.state.RoomStateRoutes}. See
 * <a href="https://spec.matrix.org/v1.19/client-server-api/#sending-events-to-a-room">Sending
 * events to a room</a>.
 */
@NullMarked
package chat.ranvier.http.client.state;

import org.jspecify.annotations.NullMarked;
