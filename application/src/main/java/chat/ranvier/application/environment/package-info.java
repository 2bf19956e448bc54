/**
 * What the use cases share of their surroundings: identifiers drawn from chance, waiting with a
 * deadline. Begin with the ports in {@link chat.ranvier.application.environment.port}. Nothing here
 * is part of the specification.
 */
@NullMarked
package chat.ranvier.application.environment;

import org.jspecify.annotations.NullMarked;
