/**
 * The states of rooms in SQL: slots, trie nodes, the course of the current state. Begin with {@link
 * chat.ranvier.db.sql.state.StateRows}. See <a
 * href="https://spec.matrix.org/v1.19/#room-structure">Room structure</a>.
 */
@NullMarked
package chat.ranvier.db.sql.state;

import org.jspecify.annotations.NullMarked;
