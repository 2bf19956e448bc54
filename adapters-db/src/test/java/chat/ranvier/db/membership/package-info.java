/**
 * The contract of the {@code MembershipStore}, on all stores. Begin with {@link
 * chat.ranvier.db.membership.MembershipStoreTest}. Nothing here is part of the specification.
 */
@NullMarked
package chat.ranvier.db.membership;

import org.jspecify.annotations.NullMarked;
