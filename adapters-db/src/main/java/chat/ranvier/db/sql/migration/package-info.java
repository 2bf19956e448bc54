/**
 * How the tables come into being and change from release to release. Begin with {@link
 * chat.ranvier.db.sql.migration.Migrations}. Nothing here is part of the specification.
 */
@NullMarked
package chat.ranvier.db.sql.migration;

import org.jspecify.annotations.NullMarked;
