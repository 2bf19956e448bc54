/**
 * Which operations of the specification are served: a page made from the routes. Begin with {@link
 * chat.ranvier.coverage.CoveragePageTest}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/">Client-server API</a>.
 */
@NullMarked
package chat.ranvier.coverage;

import org.jspecify.annotations.NullMarked;
