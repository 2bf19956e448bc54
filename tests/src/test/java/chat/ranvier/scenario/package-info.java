/**
 * What the server does for clients, seen through HTTP: a class for each part of the specification,
 * run on each storage. Begin with {@link chat.ranvier.scenario.TestHomeserver}, and {@link
 * chat.ranvier.scenario.Client} for what its users can do. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/">Client-Server API</a>.
 */
@NullMarked
package chat.ranvier.scenario;

import org.jspecify.annotations.NullMarked;
