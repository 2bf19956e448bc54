/**
 * Many clients at once: each timeline holds each event once, in one order. Begin with {@link
 * chat.ranvier.crowd.CrowdTest}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#syncing">Syncing</a>.
 */
@NullMarked
package chat.ranvier.crowd;

import org.jspecify.annotations.NullMarked;
