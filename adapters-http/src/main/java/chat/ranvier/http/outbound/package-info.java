/**
 * Requests to others' servers. Begin with {@link chat.ranvier.http.outbound.CheckedHttp}. Nothing
 * here is part of the specification.
 */
@NullMarked
package chat.ranvier.http.outbound;

import org.jspecify.annotations.NullMarked;
