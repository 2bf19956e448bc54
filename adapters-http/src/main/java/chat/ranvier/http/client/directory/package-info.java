/**
 * Aliases and the published directory over HTTP. Begin with {@link
 * chat.ranvier.http.client.directory.DirectoryRoutes}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#room-aliases">Room aliases</a>.
 */
@NullMarked
package chat.ranvier.http.client.directory;

import org.jspecify.annotations.NullMarked;
