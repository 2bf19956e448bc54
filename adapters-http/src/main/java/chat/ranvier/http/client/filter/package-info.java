/**
 * The routes about filters. Begin with {@link chat.ranvier.http.client.filter.FilterRoutes}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#filtering">Filtering</a>.
 */
@NullMarked
package chat.ranvier.http.client.filter;

import org.jspecify.annotations.NullMarked;
