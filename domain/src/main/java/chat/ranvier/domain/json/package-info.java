/**
 * JSON as Matrix means it: an immutable tree whose objects keep their names in canonical order, a
 * strict reader and the canonical form that is hashed and signed. Begin with {@link
 * chat.ranvier.domain.json.JsonObject} and {@link chat.ranvier.domain.json.CanonicalJson}. See <a
 * href="https://spec.matrix.org/v1.19/appendices/#canonical-json">Canonical JSON</a>.
 */
@NullMarked
package chat.ranvier.domain.json;

import org.jspecify.annotations.NullMarked;
