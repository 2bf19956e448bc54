package chat.ranvier.application.push;

import chat.ranvier.application.push.port.NotificationStore;
import chat.ranvier.application.room.RoomCaches;
import chat.ranvier.application.timeline.port.EventPlace;
import chat.ranvier.application.timeline.port.StoredEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The events that had come when the server stopped, and of which it is not stored yet what they do.
 */
final class EventReplay {
  private static final int AT_ONCE = 200;

  private final NotificationStore store;
  private final RoomCaches events;
  private long position;
  private volatile boolean isOver;

  /** The events after the position. */
  EventReplay(NotificationStore store, RoomCaches events, long position) {
    this.store = store;
    this.events = events;
    this.position = position;
  }

  /** There are none. */
  void skip() {
    isOver = true;
  }

  /** Hands them on in their order; where that fails, it goes on after the last that was taken. */
  void run(Consumer<StoredEvent> taker) {
    while (!isOver) {
      List<EventPlace> places = store.eventsAfter(position, AT_ONCE);
      Map<Long, StoredEvent> found =
          events.events(places.stream().map(EventPlace::number).toList());
      for (EventPlace place : places) {
        Optional.ofNullable(found.get(place.number())).ifPresent(taker);
        position = place.position();
      }
      isOver = places.size() < AT_ONCE;
    }
  }
}
