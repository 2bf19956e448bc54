/**
 * Time, chance, threads and tracing, handed in so that a test can decide them. Begin with {@link
 * chat.ranvier.application.environment.port.Time}. Nothing here is part of the specification.
 */
@NullMarked
package chat.ranvier.application.environment.port;

import org.jspecify.annotations.NullMarked;
