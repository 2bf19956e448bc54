/**
 * Tokens kept in tables. Begin with {@link chat.ranvier.db.sql.access.SqlAccessTokenStore}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#client-authentication">Client
 * authentication</a>.
 */
@NullMarked
package chat.ranvier.db.sql.access;

import org.jspecify.annotations.NullMarked;
