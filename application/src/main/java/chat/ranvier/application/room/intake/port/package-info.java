/**
 * What taking in events of other servers needs from outside. Begin with {@link
 * chat.ranvier.application.room.intake.port.ServerKeys}. See <a
 * href="https://spec.matrix.org/v1.19/server-server-api/#retrieving-server-keys">Retrieving server
 * keys</a>.
 */
@NullMarked
package chat.ranvier.application.room.intake.port;

import org.jspecify.annotations.NullMarked;
