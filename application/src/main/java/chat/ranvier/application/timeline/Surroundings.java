package chat.ranvier.application.timeline;

import chat.ranvier.domain.filter.EventFilter;
import java.util.List;

/** Finds what was said just before and just after an event. */
public final class Surroundings {
  private final HistoryWalks walks;
  private final TimelinePager pager = new TimelinePager();

  /** Reads from these. */
  public Surroundings(Timelines timelines) {
    this.walks = new HistoryWalks(timelines);
  }

  /** Events before this one that the reader may see and the filter accepts, newest first. */
  public List<VisibleEvent> before(
      RoomView view, VisibleEvent event, EventFilter filter, int limit) {
    return read(view, event, filter, Direction.BACKWARD, limit);
  }

  /** Events after this one that the reader may see and the filter accepts, oldest first. */
  public List<VisibleEvent> after(
      RoomView view, VisibleEvent event, EventFilter filter, int limit) {
    return read(view, event, filter, Direction.FORWARD, limit);
  }

  private List<VisibleEvent> read(
      RoomView view, VisibleEvent event, EventFilter filter, Direction direction, int limit) {
    HistoryWalk walk = walks.from(view.room(), direction, event.event().place());
    return pager.read(view, filter, walk, limit).events();
  }
}
