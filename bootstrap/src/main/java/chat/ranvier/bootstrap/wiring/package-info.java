/**
 * The parts of the server put together by hand, one class a capability. Begin with {@link
 * chat.ranvier.bootstrap.wiring.Homeserver}. Nothing here is part of the specification.
 */
@NullMarked
package chat.ranvier.bootstrap.wiring;

import org.jspecify.annotations.NullMarked;
