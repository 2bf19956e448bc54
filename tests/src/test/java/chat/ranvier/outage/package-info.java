/**
 * The server on a database that goes away in the worst moment: between the order to commit and word
 * of it. Begin with {@link chat.ranvier.outage.LostWordTest}. Nothing here is part of the
 * specification.
 */
@NullMarked
package chat.ranvier.outage;

import org.jspecify.annotations.NullMarked;
