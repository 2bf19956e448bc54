package chat.ranvier.application.room;

import chat.ranvier.application.room.port.RoomStore;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.ServerName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
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
  private final Map<ServerName, Set<StateSlot>> members = new ConcurrentHashMap<>();

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
    members.forEach(
        (server, slots) -> {
          if (isMember(slot, server)) {
            slots.add(slot);
          }
        });
  }

  /**
   * The slots of the memberships that users of the server have ever had. For the first time it
   * takes a look at each slot of the room.
   */
  Set<StateSlot> membersOf(ServerName server) {
    return members.computeIfAbsent(server, this::readMembers);
  }

  private Set<StateSlot> readMembers(ServerName server) {
    Set<StateSlot> found = ConcurrentHashMap.newKeySet();
    addMembers(server, numbers.keySet(), found);
    List<StateSlot> page = List.of();
    for (int from = 0; !isComplete && (from == 0 || !page.isEmpty()); from += LOADED_AT_ONCE) {
      page = store.slots(room, from, from + LOADED_AT_ONCE);
      addMembers(server, page, found);
    }
    return found;
  }

  private static void addMembers(
      ServerName server, Collection<StateSlot> slots, Set<StateSlot> found) {
    slots.stream().filter(slot -> isMember(slot, server)).forEach(found::add);
  }

  /** Whether the slot is that of a membership of one of the server's users. */
  static boolean isMember(StateSlot slot, ServerName server) {
    return slot.type().equals("m.room.member") && slot.stateKey().endsWith(":" + server.value());
  }
}
