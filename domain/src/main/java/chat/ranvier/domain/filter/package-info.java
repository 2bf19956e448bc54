/**
 * What a client wants to be told: filters on events by type, sender, room and content. Begin with
 * {@link chat.ranvier.domain.filter.SyncFilter} and {@link chat.ranvier.domain.filter.EventFilter}.
 * See <a href="https://spec.matrix.org/v1.19/client-server-api/#filtering">Filtering</a>.
 */
@NullMarked
package chat.ranvier.domain.filter;

import org.jspecify.annotations.NullMarked;
