/**
 * A room's state as a persistent trie over slot numbers, whose versions share all nodes in which
 * they do not differ. Begin with {@link chat.ranvier.domain.state.StateTrie}. See <a
 * href="https://spec.matrix.org/v1.19/server-server-api/#room-state-resolution">Room state</a>.
 */
@NullMarked
package chat.ranvier.domain.state;

import org.jspecify.annotations.NullMarked;
