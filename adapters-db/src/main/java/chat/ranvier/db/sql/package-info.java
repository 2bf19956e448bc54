/**
 * Statements on SQLite and PostgreSQL, and the connection they run on. Begin with {@link
 * chat.ranvier.db.sql.SqlDatabase}. Nothing here is part of the specification.
 */
@NullMarked
package chat.ranvier.db.sql;

import org.jspecify.annotations.NullMarked;
