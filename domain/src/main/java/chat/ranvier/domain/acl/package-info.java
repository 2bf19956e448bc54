/**
 * Which servers may take part in a room. Begin with {@link chat.ranvier.domain.acl.ServerAcl}. See
 * <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#server-access-control-lists-acls-for-rooms">
 * Server access control lists</a>.
 */
@NullMarked
package chat.ranvier.domain.acl;

import org.jspecify.annotations.NullMarked;
