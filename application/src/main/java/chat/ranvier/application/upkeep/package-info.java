/**
 * Keeping what is stored in order: holding it against itself, and throwing away what nothing refers
 * to. Begin with {@link chat.ranvier.application.upkeep.CheckDatabase} and {@link
 * chat.ranvier.application.upkeep.CollectStateNodes}. See <a
 * href="https://spec.matrix.org/v1.19/rooms/">Room versions</a> for what an event's hash and
 * authorisation are.
 */
@NullMarked
package chat.ranvier.application.upkeep;

import org.jspecify.annotations.NullMarked;
