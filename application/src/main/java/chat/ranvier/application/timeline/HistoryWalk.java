package chat.ranvier.application.timeline;

import chat.ranvier.application.timeline.port.StoredEvent;
import java.util.List;

/**
 * A way along the events of a room in one direction, from one place to another. It remembers how
 * far it has come, so it is meant for one request.
 */
sealed interface HistoryWalk permits StreamWalk, TopologicalWalk {
  /**
   * The next events, in the direction of the walk. There may be fewer than asked for, or none, and
   * still more to come.
   *
   * @param limit how many events are looked at
   */
  List<StoredEvent> next(int limit);

  /** Whether everything has been looked at. */
  boolean isOver();

  /** Where the walk stands: where another one may go on. */
  TimelineToken here();

  /** The place just past an event, in the direction of the walk. */
  TimelineToken past(StoredEvent event);
}
