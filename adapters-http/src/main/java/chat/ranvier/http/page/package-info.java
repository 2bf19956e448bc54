/**
 * Pages for people with a browser. Begin with {@link chat.ranvier.http.page.LandingRoutes}. Nothing
 * here is part of the specification.
 */
@NullMarked
package chat.ranvier.http.page;

import org.jspecify.annotations.NullMarked;
