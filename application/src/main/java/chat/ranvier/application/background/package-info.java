/**
 * Work that follows from a migration but takes too long for it: done in small pieces while the
 * server serves. Begin with {@link chat.ranvier.application.background.BackgroundUpdates}. Nothing
 * here is part of the specification.
 */
@NullMarked
package chat.ranvier.application.background;

import org.jspecify.annotations.NullMarked;
