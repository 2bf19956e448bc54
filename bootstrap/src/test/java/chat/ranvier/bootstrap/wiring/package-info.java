/**
 * Whole servers, put together with a part that is not the usual one. Begin with {@link
 * chat.ranvier.bootstrap.wiring.MissedMailTest}. Nothing here is part of the specification.
 */
@NullMarked
package chat.ranvier.bootstrap.wiring;

import org.jspecify.annotations.NullMarked;
