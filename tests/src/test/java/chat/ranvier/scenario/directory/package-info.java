/**
 * What clients are promised about this capability. Begin with any of the tests. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#rooms">Rooms</a>.
 */
@NullMarked
package chat.ranvier.scenario.directory;

import org.jspecify.annotations.NullMarked;
