/**
 * Profiles kept in memory. Begin with {@link chat.ranvier.db.memory.profile.MemoryProfileStore}.
 * See <a href="https://spec.matrix.org/v1.19/client-server-api/#profiles">Profiles</a>.
 */
@NullMarked
package chat.ranvier.db.memory.profile;

import org.jspecify.annotations.NullMarked;
