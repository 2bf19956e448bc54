package chat.ranvier.application.upkeep;

import chat.ranvier.application.timeline.port.EventPlace;
import chat.ranvier.application.timeline.port.EventStore;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.application.upkeep.port.RoomInventory;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** All events of one room, read page by page. */
record RoomEvents(RoomInventory inventory, EventStore events, long room) {
  private static final int AT_ONCE = 500;

  /** Hands over the events of the room's timeline in the order of the stream. */
  void forEachShown(Consumer<StoredEvent> consumer) {
    List<EventPlace> page = events.after(room, Long.MIN_VALUE, Long.MAX_VALUE, AT_ONCE);
    while (!page.isEmpty()) {
      hand(page.stream().map(EventPlace::number).toList(), consumer);
      page = events.after(room, page.getLast().position(), Long.MAX_VALUE, AT_ONCE);
    }
  }

  /** Hands over the events that no timeline shows in the order of their numbers. */
  void forEachAside(Consumer<StoredEvent> consumer) {
    List<Long> page = inventory.aside(room, 0, AT_ONCE);
    while (!page.isEmpty()) {
      hand(page, consumer);
      page = inventory.aside(room, page.getLast(), AT_ONCE);
    }
  }

  private void hand(List<Long> numbers, Consumer<StoredEvent> consumer) {
    Map<Long, StoredEvent> loaded = events.load(numbers);
    numbers.forEach(
        number -> consumer.accept(Objects.requireNonNull(loaded.get(number), "an event is lost")));
  }
}
