/**
 * Push rules: which events a user wants to be notified of. Begin with {@link
 * chat.ranvier.domain.push.PushRuleSet}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#push-rules">Push rules</a>.
 */
@NullMarked
package chat.ranvier.domain.push;

import org.jspecify.annotations.NullMarked;
