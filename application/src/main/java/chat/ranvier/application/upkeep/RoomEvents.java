package chat.ranvier.application.upkeep;

import chat.ranvier.application.timeline.port.EventPlace;
import chat.ranvier.application.timeline.port.EventStore;
import chat.ranvier.application.timeline.port.StoredEvent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** All events of one room's timeline, read page by page. */
final class RoomEvents {
  private static final int AT_ONCE = 500;

  private RoomEvents() {}

  /** Hands over the room's events in the order of the stream. */
  static void forEach(EventStore events, long room, Consumer<StoredEvent> consumer) {
    List<EventPlace> page = events.after(room, Long.MIN_VALUE, Long.MAX_VALUE, AT_ONCE);
    while (!page.isEmpty()) {
      Map<Long, StoredEvent> loaded = events.load(page.stream().map(EventPlace::number).toList());
      page.forEach(
          place ->
              consumer.accept(
                  Objects.requireNonNull(loaded.get(place.number()), "an event is lost")));
      page = events.after(room, page.getLast().position(), Long.MAX_VALUE, AT_ONCE);
    }
  }
}
