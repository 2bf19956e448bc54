package chat.ranvier.application.timeline;

import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.filter.EventFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Collects a page of events that a reader may and wants to see, passing over all others, however
 * many follow one another.
 */
final class TimelinePager {
  private static final int MAX_BATCH = 100;

  /**
   * How many bytes of events one page holds, beside the last; it ends there, and has a next one.
   */
  private static final int MAX_BYTES = 2 << 20;

  /** How many events one page looks at; a page that ends here has a next one. */
  private static final int MAX_EXAMINED = 5_000;

  /**
   * What was collected.
   *
   * @param next the place to go on from; none where the way has been walked to its end
   */
  record Page(List<VisibleEvent> events, Optional<TimelineToken> next) {}

  /**
   * The next page.
   *
   * @param limit how many events at most
   */
  Page read(RoomView view, EventFilter filter, HistoryWalk walk, int limit) {
    if (!filter.acceptsRoom(view.room().room().roomId())) {
      return new Page(List.of(), Optional.empty());
    }
    List<VisibleEvent> found = new ArrayList<>();
    TimelineToken at = walk.here();
    long bytes = 0;
    for (int examined = 0; examined < MAX_EXAMINED; ) {
      int batchSize = Math.clamp(limit - found.size() + 1L, 10, MAX_BATCH);
      for (StoredEvent event : walk.next(batchSize)) {
        if (found.size() == limit || bytes > MAX_BYTES) {
          return new Page(found, Optional.of(at));
        }
        at = walk.past(event);
        Optional<VisibleEvent> shown =
            filter.accepts(event.event()) ? view.show(event) : Optional.empty();
        if (shown.isPresent()) {
          found.add(shown.get());
          bytes += event.event().canonicalBytes().length;
        }
      }
      if (walk.isOver()) {
        return new Page(found, Optional.empty());
      }
      at = walk.here();
      examined += batchSize;
    }
    return new Page(found, Optional.of(at));
  }
}
