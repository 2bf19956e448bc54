/**
 * What SQLite and PostgreSQL do differently, and nothing else. Begin with {@link
 * chat.ranvier.db.sql.dialect.SqlDialect}. Nothing here is part of the specification.
 */
@NullMarked
package chat.ranvier.db.sql.dialect;

import org.jspecify.annotations.NullMarked;
