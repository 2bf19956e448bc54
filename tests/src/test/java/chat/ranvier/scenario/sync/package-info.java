/**
 * What syncing clients are told. Begin with {@link chat.ranvier.scenario.sync.LeftRoomsTest}. See
 * <a href="https://spec.matrix.org/v1.19/client-server-api/#syncing">Syncing</a>.
 */
@NullMarked
package chat.ranvier.scenario.sync;

import org.jspecify.annotations.NullMarked;
