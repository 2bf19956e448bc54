/**
 * The server as a process that is killed without warning: what it had answered is there afterwards,
 * and clients go on from their tokens. Begin with {@link chat.ranvier.crash.CrashTest}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#syncing">Syncing</a>.
 */
@NullMarked
package chat.ranvier.crash;

import org.jspecify.annotations.NullMarked;
