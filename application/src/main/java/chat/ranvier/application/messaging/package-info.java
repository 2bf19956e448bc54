/**
 * Sending events into rooms. Begin with {@link chat.ranvier.application.messaging.SendEvent}. See
 * <a href="https://spec.matrix.org/v1.19/client-server-api/#sending-events-to-a-room">Sending
 * events to a room</a>.
 */
@NullMarked
package chat.ranvier.application.messaging;

import org.jspecify.annotations.NullMarked;
