/**
 * What tests of every module share: people, rooms and signatures that are made on the spot. Begin
 * with {@link chat.ranvier.domain.testing.RoomTimeline}. See <a
 * href="https://spec.matrix.org/v1.19/rooms/">Room versions</a>.
 */
@NullMarked
package chat.ranvier.domain.testing;

import org.jspecify.annotations.NullMarked;
