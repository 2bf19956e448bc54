/**
 * Statements and databases being opened, on SQLite and PostgreSQL. Begin with {@link
 * chat.ranvier.db.sql.SqlContract}. Nothing here is part of the specification.
 */
@NullMarked
package chat.ranvier.db.sql;

import org.jspecify.annotations.NullMarked;
