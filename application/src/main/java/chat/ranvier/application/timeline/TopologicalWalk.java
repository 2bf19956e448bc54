package chat.ranvier.application.timeline;

import chat.ranvier.application.timeline.port.GraphEntry;
import chat.ranvier.application.timeline.port.GraphPlace;
import chat.ranvier.application.timeline.port.StoredEvent;
import java.util.List;

/**
 * The walk along a room in its topological order, past the events that one end of it leaves out.
 */
final class TopologicalWalk implements HistoryWalk {
  private final Timelines timelines;
  private final long room;
  private final Direction direction;
  private final LowerEnd lower;
  private final UpperEnd upper;
  private TimelineToken here;
  private GraphPlace at;
  private boolean isOver;

  /**
   * The walk.
   *
   * @param from what the end is called at which it begins
   */
  TopologicalWalk(
      Timelines timelines,
      long room,
      Direction direction,
      LowerEnd lower,
      UpperEnd upper,
      TimelineToken from) {
    this.timelines = timelines;
    this.room = room;
    this.direction = direction;
    this.lower = lower;
    this.upper = upper;
    this.here = from;
    this.at = direction == Direction.BACKWARD ? upper.place() : lower.place();
  }

  /**
   * Where the part of the history that is walked begins.
   *
   * @param place the place before all of it
   * @param since events that were there at this moment are left out
   * @param depthThen how deep the room was at that moment: of events that were read up on later,
   *     those that are no deeper are left out, too
   */
  record LowerEnd(GraphPlace place, long since, long depthThen) {
    static final LowerEnd START = at(GraphPlace.START);

    static LowerEnd at(GraphPlace place) {
      return new LowerEnd(place, TopologicalToken.NEVER, -1);
    }

    private boolean isBefore(GraphPlace event) {
      return event.position() > since || (event.position() < 0 && event.depth() > depthThen);
    }
  }

  /**
   * Where the part of the history that is walked ends.
   *
   * @param place the place of the last of it
   * @param until events that came after this moment are left out
   */
  record UpperEnd(GraphPlace place, long until) {
    static UpperEnd at(GraphPlace place) {
      return new UpperEnd(place, TopologicalToken.EVER);
    }

    private boolean isAfter(GraphPlace event) {
      return event.position() <= until;
    }
  }

  @Override
  public List<StoredEvent> next(int limit) {
    List<GraphEntry> entries =
        switch (direction) {
          case BACKWARD -> timelines.below(room, lower.place(), at, limit);
          case FORWARD -> timelines.above(room, at, upper.place(), limit);
        };
    isOver = entries.size() < limit;
    if (!entries.isEmpty()) {
      at = past(entries.getLast().place());
      here = token(at);
    }
    return timelines.loadEntries(entries.stream().filter(this::isWithin).toList());
  }

  private boolean isWithin(GraphEntry entry) {
    return lower.isBefore(entry.place()) && upper.isAfter(entry.place());
  }

  @Override
  public boolean isOver() {
    return isOver;
  }

  @Override
  public TimelineToken here() {
    return here;
  }

  @Override
  public TimelineToken past(StoredEvent event) {
    return token(past(event.place()));
  }

  private GraphPlace past(GraphPlace event) {
    return direction == Direction.BACKWARD ? event.previous() : event;
  }

  private TimelineToken token(GraphPlace place) {
    return switch (direction) {
      case BACKWARD -> new TopologicalToken(place, upper.until(), TopologicalToken.NEVER);
      case FORWARD -> new TopologicalToken(place, TopologicalToken.EVER, lower.since());
    };
  }
}
