/**
 * A server with a small heap, of which somebody asks for more than it can hold. Begin with {@link
 * chat.ranvier.memory.SmallHeapTest}. Nothing here is part of the specification.
 */
@NullMarked
package chat.ranvier.memory;

import org.jspecify.annotations.NullMarked;
