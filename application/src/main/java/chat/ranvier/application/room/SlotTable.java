package chat.ranvier.application.room;

import chat.ranvier.application.room.port.RoomStore;
import chat.ranvier.domain.event.StateSlot;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The numbers of a room's slots: known all at once for most rooms, looked up one by one for huge
 * ones.
 */
final class SlotTable {
  private static final int LOADED_AT_ONCE = 20_000;

  private final RoomStore store;
  private final long room;
  private final boolean isComplete;
  private final Map<StateSlot, Integer> numbers = new ConcurrentHashMap<>();

  SlotTable(RoomStore store, long room, int slotCount) {
    this.store = store;
    this.room = room;
    this.isComplete = slotCount <= LOADED_AT_ONCE;
    if (isComplete && slotCount > 0) {
      List<StateSlot> slots = store.slots(room, 0, slotCount);
      for (int number = 0; number < slots.size(); number++) {
        numbers.put(slots.get(number), number);
      }
    }
  }

  OptionalInt find(StateSlot slot) {
    Integer known = numbers.get(slot);
    if (known != null) {
      return OptionalInt.of(known);
    }
    if (isComplete) {
      return OptionalInt.empty();
    }
    OptionalInt stored = store.findSlot(room, slot);
    stored.ifPresent(number -> numbers.put(slot, number));
    return stored;
  }

  void add(StateSlot slot, int number) {
    numbers.put(slot, number);
  }
}
