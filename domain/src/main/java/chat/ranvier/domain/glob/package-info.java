/**
 * Patterns with wildcards, compiled once and matched without ever going back over a text. Begin
 * with {@link chat.ranvier.domain.glob.Glob}. See <a
 * href="https://spec.matrix.org/v1.19/appendices/#glob-style-matching">Glob-style matching</a>.
 */
@NullMarked
package chat.ranvier.domain.glob;

import org.jspecify.annotations.NullMarked;
