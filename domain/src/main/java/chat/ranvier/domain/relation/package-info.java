/**
 * How events relate to others: edits, annotations, threads, references, replies. Begin with {@link
 * chat.ranvier.domain.relation.Relation}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#forming-relationships-between-events">
 * Forming relationships between events</a>.
 */
@NullMarked
package chat.ranvier.domain.relation;

import org.jspecify.annotations.NullMarked;
