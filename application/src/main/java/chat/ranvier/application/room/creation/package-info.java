/**
 * Making rooms: what clients may ask for, and the first events that follow from it. Begin with
 * {@link chat.ranvier.application.room.creation.CreateRoom}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#creation">Creation</a>.
 */
@NullMarked
package chat.ranvier.application.room.creation;

import org.jspecify.annotations.NullMarked;
