/**
 * Memberships in SQL. Begin with {@link chat.ranvier.db.sql.membership.SqlMembershipStore}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#room-membership">Room membership</a>.
 */
@NullMarked
package chat.ranvier.db.sql.membership;

import org.jspecify.annotations.NullMarked;
