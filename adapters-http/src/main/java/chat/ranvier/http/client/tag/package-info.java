/**
 * The routes about the tags of rooms. Begin with {@link chat.ranvier.http.client.tag.TagsRoutes}.
 * See <a href="https://spec.matrix.org/v1.19/client-server-api/#room-tagging">Room tagging</a>.
 */
@NullMarked
package chat.ranvier.http.client.tag;

import org.jspecify.annotations.NullMarked;
