/**
 * Labels that users give to their rooms. Begin with {@link
 * chat.ranvier.application.tag.ChangeTags}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#room-tagging">Room tagging</a>.
 */
@NullMarked
package chat.ranvier.application.tag;

import org.jspecify.annotations.NullMarked;
