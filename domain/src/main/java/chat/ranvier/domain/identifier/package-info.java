/**
 * The identifiers of Matrix, one validated value a type: users, rooms, events, aliases, servers,
 * devices. Begin with {@link chat.ranvier.domain.identifier.UserId}. See <a
 * href="https://spec.matrix.org/v1.19/appendices/#identifier-grammar">Identifier grammar</a>.
 */
@NullMarked
package chat.ranvier.domain.identifier;

import org.jspecify.annotations.NullMarked;
