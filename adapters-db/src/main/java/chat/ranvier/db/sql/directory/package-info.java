/**
 * Aliases and the published directory kept in tables. Begin with {@link
 * chat.ranvier.db.sql.directory.SqlRoomAliasStore}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#room-aliases">Room aliases</a>.
 */
@NullMarked
package chat.ranvier.db.sql.directory;

import org.jspecify.annotations.NullMarked;
