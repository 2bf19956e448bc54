/**
 * Filters kept in memory. Begin with {@link chat.ranvier.db.memory.filter.MemoryFilterStore}. See
 * <a href="https://spec.matrix.org/v1.19/client-server-api/#filtering">Filtering</a>.
 */
@NullMarked
package chat.ranvier.db.memory.filter;

import org.jspecify.annotations.NullMarked;
