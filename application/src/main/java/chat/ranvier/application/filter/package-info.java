/**
 * Filters that clients upload once and name often. Begin with {@link
 * chat.ranvier.application.filter.DefineFilter}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#filtering">Filtering</a>.
 */
@NullMarked
package chat.ranvier.application.filter;

import org.jspecify.annotations.NullMarked;
