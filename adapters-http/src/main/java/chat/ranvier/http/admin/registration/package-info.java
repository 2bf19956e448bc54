/**
 * The routes by which administrators register users. Begin with {@link
 * chat.ranvier.http.admin.registration.SharedSecretRoutes}. Nothing here is part of the
 * specification.
 */
@NullMarked
package chat.ranvier.http.admin.registration;

import org.jspecify.annotations.NullMarked;
