/**
 * The persistent counters in SQL. Begin with {@link chat.ranvier.db.sql.commit.SqlCounters}.
 * Nothing here is part of the specification.
 */
@NullMarked
package chat.ranvier.db.sql.commit;

import org.jspecify.annotations.NullMarked;
