/**
 * Who is or was in which room, as storage keeps it beside the state. Begin with {@link
 * chat.ranvier.application.membership.port.MembershipStore}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#room-membership">Room membership</a>.
 */
@NullMarked
package chat.ranvier.application.membership.port;

import org.jspecify.annotations.NullMarked;
