/**
 * What users want to be notified of. Begin with {@link
 * chat.ranvier.application.push.FindPushRules}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#push-rules">Push rules</a>.
 */
@NullMarked
package chat.ranvier.application.push;

import org.jspecify.annotations.NullMarked;
