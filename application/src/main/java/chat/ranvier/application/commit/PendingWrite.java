package chat.ranvier.application.commit;

import chat.ranvier.application.room.port.RoomAppend;
import java.util.List;
import java.util.Optional;

/**
 * A write on its way to storage: how many positions it takes, what it stores, and who waits for it.
 */
public interface PendingWrite {
  /** How many stream positions it takes; may be none. */
  int positions();

  /** What a room's writer appends, where it is that; stored together with all others. */
  default Optional<RoomAppend> append() {
    return Optional.empty();
  }

  /** Whether anything is to be stored at all; what is only announced needs no transaction. */
  default boolean isDurable() {
    return true;
  }

  /** Whether what it stands on has not failed in the meantime. */
  default boolean isStillValid() {
    return true;
  }

  /** Calls the stores, within the transaction; may be called again where a shared one failed. */
  default void store(long firstPosition) {}

  /** All is durable; called in the order of positions, before they become visible. */
  default void committed(long firstPosition) {}

  /**
   * What has become visible by it, told to the listeners at its last position before it is
   * published; nothing where it takes no position.
   */
  default List<ChangeNotice> notices(long firstPosition) {
    return List.of();
  }

  /** All is durable and visible, and the listeners told: time to answer. */
  void published(long firstPosition);

  /** Nothing of it has been stored. */
  void failed(RuntimeException cause);

  /** Who asked for it. */
  WriteOrigin origin();

  /** When it was handed over, by the clock for durations. */
  long since();
}
