/**
 * Filters kept in tables. Begin with {@link chat.ranvier.db.sql.filter.SqlFilterStore}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#filtering">Filtering</a>.
 */
@NullMarked
package chat.ranvier.db.sql.filter;

import org.jspecify.annotations.NullMarked;
