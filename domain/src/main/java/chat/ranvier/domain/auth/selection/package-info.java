/**
 * Which state events authorise an event, and so stand in its {@code auth_events}. Begin with {@link
 * chat.ranvier.domain.auth.selection.AuthEventSelection}. See <a
 * href="https://spec.matrix.org/v1.19/server-server-api/#auth-events-selection">Auth events
 * selection</a>.
 */
@NullMarked
package chat.ranvier.domain.auth.selection;

import org.jspecify.annotations.NullMarked;
