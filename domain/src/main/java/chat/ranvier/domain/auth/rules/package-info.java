/**
 * The authorisation rules: which events a room accepts, paragraph by paragraph. Begin with {@link
 * chat.ranvier.domain.auth.rules.AuthRules}; {@link chat.ranvier.domain.auth.rules.RuleId} lists
 * the paragraphs. See <a
 * href="https://spec.matrix.org/v1.19/rooms/v12/#authorisation-rules">Authorisation rules</a>.
 */
@NullMarked
package chat.ranvier.domain.auth.rules;

import org.jspecify.annotations.NullMarked;
