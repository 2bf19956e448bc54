/**
 * Views on the content of state events as they are received: a field is read when it is asked for,
 * and a wrong type counts as absent. Begin with {@link
 * chat.ranvier.domain.event.content.MemberContent}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#room-events">Room events</a>.
 */
@NullMarked
package chat.ranvier.domain.event.content;

import org.jspecify.annotations.NullMarked;
