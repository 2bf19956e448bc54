/**
 * The routes about profiles. Begin with {@link chat.ranvier.http.client.profile.ProfileRoutes}. See
 * <a href="https://spec.matrix.org/v1.19/client-server-api/#profiles">Profiles</a>.
 */
@NullMarked
package chat.ranvier.http.client.profile;

import org.jspecify.annotations.NullMarked;
