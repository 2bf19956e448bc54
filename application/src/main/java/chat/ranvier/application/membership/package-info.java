/**
 * Coming into rooms and leaving them: joining, inviting, knocking, kicking, banning, and who is
 * where. Begin with {@link chat.ranvier.application.membership.JoinRoom}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#room-membership">Room membership</a>.
 */
@NullMarked
package chat.ranvier.application.membership;

import org.jspecify.annotations.NullMarked;
