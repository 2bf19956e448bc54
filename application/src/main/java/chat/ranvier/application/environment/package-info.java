/**
 * What the use cases share of their surroundings: mailboxes, outcomes that threads wait for, what
 * is known of caches. Begin with the ports in {@link chat.ranvier.application.environment.port}.
 * Nothing here is part of the specification.
 */
@NullMarked
package chat.ranvier.application.environment;

import org.jspecify.annotations.NullMarked;
