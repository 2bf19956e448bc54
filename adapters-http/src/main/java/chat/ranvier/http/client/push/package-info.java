/**
 * Push rules over HTTP. Begin with {@link chat.ranvier.http.client.push.PushRulesRoutes}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#push-rules-api">Push rules API</a>.
 */
@NullMarked
package chat.ranvier.http.client.push;

import org.jspecify.annotations.NullMarked;
