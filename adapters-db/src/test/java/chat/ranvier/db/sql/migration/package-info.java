/**
 * Migrations on SQLite and PostgreSQL. Begin with {@link
 * chat.ranvier.db.sql.migration.MigrationsContract}. Nothing here is part of the specification.
 */
@NullMarked
package chat.ranvier.db.sql.migration;

import org.jspecify.annotations.NullMarked;
