/**
 * Profiles kept in tables. Begin with {@link chat.ranvier.db.sql.profile.SqlProfileStore}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#profiles">Profiles</a>.
 */
@NullMarked
package chat.ranvier.db.sql.profile;

import org.jspecify.annotations.NullMarked;
