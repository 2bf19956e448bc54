/**
 * Memberships in memory. Begin with {@link
 * chat.ranvier.db.memory.membership.MemoryMembershipStore}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#room-membership">Room membership</a>.
 */
@NullMarked
package chat.ranvier.db.memory.membership;

import org.jspecify.annotations.NullMarked;
