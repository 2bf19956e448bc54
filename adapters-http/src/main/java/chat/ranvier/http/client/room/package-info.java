/**
 * Making rooms and looking into them over HTTP. Begin with {@link
 * chat.ranvier.http.client.room.RoomsRoutes}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#rooms">Rooms</a>.
 */
@NullMarked
package chat.ranvier.http.client.room;

import org.jspecify.annotations.NullMarked;
