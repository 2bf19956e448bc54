/**
 * What contents of events have to look like where clients of this server send them. Begin with
 * {@link chat.ranvier.application.content.SentContent}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#room-events">Room events</a>.
 */
@NullMarked
package chat.ranvier.application.content;

import org.jspecify.annotations.NullMarked;
