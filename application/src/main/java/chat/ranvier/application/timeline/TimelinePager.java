package chat.ranvier.application.timeline;

import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.filter.EventFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Collects a page of events that a reader may and wants to see, passing over all others, however
 * many follow one another.
 */
final class TimelinePager {
  private static final int MAX_BATCH = 200;

  /** How many events one page looks at; a page that ends here has a next one. */
  private static final int MAX_EXAMINED = 5_000;

  private final Timelines timelines;

  TimelinePager(Timelines timelines) {
    this.timelines = timelines;
  }

  /**
   * What to collect.
   *
   * @param from the place to begin at
   * @param to the place to end at
   * @param limit how many events at most
   */
  record Range(Direction direction, long from, long to, int limit) {}

  /**
   * What was collected.
   *
   * @param next the place to go on from; none where the range has been read to its end
   */
  record Page(List<VisibleEvent> events, OptionalLong next) {}

  Page read(RoomView view, EventFilter filter, Range range) {
    if (!filter.acceptsRoom(view.room().room().roomId())) {
      return new Page(List.of(), OptionalLong.empty());
    }
    List<VisibleEvent> found = new ArrayList<>();
    long at = range.from();
    for (int examined = 0; examined < MAX_EXAMINED; ) {
      int batchSize = Math.clamp(range.limit() - found.size() + 1L, 10, MAX_BATCH);
      List<StoredEvent> batch = batch(view, range, at, batchSize);
      for (StoredEvent event : batch) {
        if (found.size() == range.limit()) {
          return new Page(found, OptionalLong.of(at));
        }
        at = range.direction().past(event);
        if (filter.accepts(event.event())) {
          view.show(event).ifPresent(found::add);
        }
      }
      if (batch.size() < batchSize) {
        return new Page(found, OptionalLong.empty());
      }
      examined += batch.size();
    }
    return new Page(found, OptionalLong.of(at));
  }

  private List<StoredEvent> batch(RoomView view, Range range, long at, int limit) {
    return range.direction().read(timelines, view.room().room().number(), at, range.to(), limit);
  }
}
