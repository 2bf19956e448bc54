/**
 * Filters as they are kept. Begin with {@link chat.ranvier.application.filter.port.FilterStore}.
 * See <a href="https://spec.matrix.org/v1.19/client-server-api/#filtering">Filtering</a>.
 */
@NullMarked
package chat.ranvier.application.filter.port;

import org.jspecify.annotations.NullMarked;
