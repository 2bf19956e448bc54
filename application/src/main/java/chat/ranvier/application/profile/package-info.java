/**
 * What users show of themselves: a name, an avatar, and whatever else. Begin with {@link
 * chat.ranvier.application.profile.ChangeProfile}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#profiles">Profiles</a>.
 */
@NullMarked
package chat.ranvier.application.profile;

import org.jspecify.annotations.NullMarked;
