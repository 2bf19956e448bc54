package chat.ranvier.application.room;

import java.util.Optional;

/**
 * What somebody wants of a room's writer.
 *
 * @param <T> the answer
 */
interface RoomWork<T> {
  /**
   * The answer where it has been done before.
   *
   * @param isSecondAttempt whether storage refused it once, so that it may stand there already
   */
  default Optional<T> repetition(boolean isSecondAttempt) {
    return Optional.empty();
  }

  /**
   * What it adds to the room, on top of the room's tentative head.
   *
   * @throws chat.ranvier.application.failure.MatrixFailure where that is not allowed
   */
  PreparedAppend<T> prepare(WarmRoom room);
}
