/**
 * Time, chance and threads that a test decides. Begin with {@link
 * chat.ranvier.application.environment.testing.ManualTime}. Nothing here is part of the
 * specification.
 */
@NullMarked
package chat.ranvier.application.environment.testing;

import org.jspecify.annotations.NullMarked;
