/**
 * The server as a process that is told to stop: what runs is answered, and what only waits does not
 * hold it up. Begin with {@link chat.ranvier.stop.StopTest}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#syncing">Syncing</a>.
 */
@NullMarked
package chat.ranvier.stop;

import org.jspecify.annotations.NullMarked;
