/**
 * Profiles as they are kept. Begin with {@link chat.ranvier.application.profile.port.ProfileStore}.
 * See <a href="https://spec.matrix.org/v1.19/client-server-api/#profiles">Profiles</a>.
 */
@NullMarked
package chat.ranvier.application.profile.port;

import org.jspecify.annotations.NullMarked;
