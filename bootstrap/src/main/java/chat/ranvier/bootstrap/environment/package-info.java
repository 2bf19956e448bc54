/**
 * Time, chance and threads as the machine has them: the only place that calls them. Begin with
 * {@link chat.ranvier.bootstrap.environment.SystemTime}. Nothing here is part of the specification.
 */
@NullMarked
package chat.ranvier.bootstrap.environment;

import org.jspecify.annotations.NullMarked;
