package chat.ranvier.application.timeline;

import chat.ranvier.application.timeline.port.StoredEvent;
import java.util.List;

/** The walk along a room whose events came in the order of their depth: by the stream. */
final class StreamWalk implements HistoryWalk {
  private final Timelines timelines;
  private final long room;
  private final Direction direction;
  private final long end;
  private long at;
  private boolean isOver;

  /** The walk from after the event at one position to after that at another. */
  StreamWalk(Timelines timelines, long room, Direction direction, long from, long to) {
    this.timelines = timelines;
    this.room = room;
    this.direction = direction;
    this.at = from;
    this.end = to;
  }

  @Override
  public List<StoredEvent> next(int limit) {
    List<StoredEvent> events =
        switch (direction) {
          case BACKWARD -> timelines.before(room, end, at, limit);
          case FORWARD -> timelines.after(room, at, end, limit);
        };
    isOver = events.size() < limit;
    if (!events.isEmpty()) {
      at = position(events.getLast());
    }
    return events;
  }

  @Override
  public boolean isOver() {
    return isOver;
  }

  @Override
  public TimelineToken here() {
    return new StreamToken(at);
  }

  @Override
  public TimelineToken past(StoredEvent event) {
    return new StreamToken(position(event));
  }

  private long position(StoredEvent event) {
    return direction == Direction.BACKWARD ? event.position() - 1 : event.position();
  }
}
