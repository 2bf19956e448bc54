package chat.ranvier.application.timeline;

import chat.ranvier.application.timeline.port.StoredEvent;
import java.util.List;

/** The direction in which a timeline is read. */
public enum Direction {
  /** From the newest to the oldest. */
  BACKWARD {
    @Override
    List<StoredEvent> read(Timelines timelines, long room, long at, long end, int limit) {
      return timelines.before(room, end, at, limit);
    }

    @Override
    long past(StoredEvent event) {
      return event.position() - 1;
    }
  },
  /** From the oldest to the newest. */
  FORWARD {
    @Override
    List<StoredEvent> read(Timelines timelines, long room, long at, long end, int limit) {
      return timelines.after(room, at, end, limit);
    }

    @Override
    long past(StoredEvent event) {
      return event.position();
    }
  };

  /** The next events from one place on, no further than another. */
  abstract List<StoredEvent> read(Timelines timelines, long room, long at, long end, int limit);

  /** The place just past an event. */
  abstract long past(StoredEvent event);
}
