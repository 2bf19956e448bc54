/**
 * The routes about voice and video. Begin with {@link chat.ranvier.http.client.voip.VoipRoutes}.
 * See <a href="https://spec.matrix.org/v1.19/client-server-api/#voice-over-ip">Voice over IP</a>.
 */
@NullMarked
package chat.ranvier.http.client.voip;

import org.jspecify.annotations.NullMarked;
