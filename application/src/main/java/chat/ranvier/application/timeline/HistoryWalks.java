package chat.ranvier.application.timeline;

import chat.ranvier.application.room.RoomSnapshot;
import chat.ranvier.application.timeline.TopologicalWalk.LowerEnd;
import chat.ranvier.application.timeline.TopologicalWalk.UpperEnd;
import chat.ranvier.application.timeline.port.Arrival;
import chat.ranvier.application.timeline.port.GraphPlace;
import java.util.Optional;

/**
 * The ways along a room's history, which is in topological order: by depth, then by arrival.
 *
 * <p>A moment, which is what tokens of {@code /sync} are, parts the history in two: what was there
 * then, and what came later. Both parts are walked in the topological order. Of the events of a
 * past that was read up on afterwards those belong to the first part that are no deeper than what
 * came next, and those to the second that are deeper than what was there: so both ways from a
 * moment lead through what fills a gap that there was at it.
 *
 * <p>In a room that is not tangled the stream is that order, and is walked instead: it is partly in
 * memory.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#pagination">Pagination</a>
 */
final class HistoryWalks {
  /** How many latecomers after a moment are looked at for where to begin to look for them. */
  private static final int MAX_OVERTAKEN = 5_000;

  private final Timelines timelines;

  HistoryWalks(Timelines timelines) {
    this.timelines = timelines;
  }

  /**
   * The walk between two places.
   *
   * @param from where to begin; at the first or last event where nothing is said
   * @param to where to end at the latest
   */
  HistoryWalk between(
      RoomSnapshot room,
      Direction direction,
      Optional<TimelineToken> from,
      Optional<TimelineToken> to) {
    boolean isBackward = direction == Direction.BACKWARD;
    TimelineToken lower = (isBackward ? to : from).orElse(TimelineToken.START);
    TimelineToken upper =
        (isBackward ? from : to).orElseGet(() -> new StreamToken(room.lastPosition()));
    if (!room.isTangled()
        && lower instanceof StreamToken low
        && upper instanceof StreamToken high) {
      return isBackward
          ? byStream(room, direction, high.position(), low.position())
          : byStream(room, direction, low.position(), high.position());
    }
    UpperEnd upperEnd = upper(room, upper, isBackward);
    LowerEnd lowerEnd = lower(room, lower, !isBackward, upperEnd.until());
    return new TopologicalWalk(
        timelines, room.room().number(), direction, lowerEnd, upperEnd, isBackward ? upper : lower);
  }

  private StreamWalk byStream(RoomSnapshot room, Direction direction, long from, long to) {
    return new StreamWalk(timelines, room.room().number(), direction, from, to);
  }

  /** The walk away from an event, up to the first or last one. */
  HistoryWalk from(RoomSnapshot room, Direction direction, GraphPlace event) {
    boolean isBackward = direction == Direction.BACKWARD;
    TimelineToken from;
    if (room.isTangled()) {
      GraphPlace place = isBackward ? event.previous() : event;
      from = new TopologicalToken(place, TopologicalToken.EVER, TopologicalToken.NEVER);
    } else {
      from = new StreamToken(isBackward ? event.position() - 1 : event.position());
    }
    return between(room, direction, Optional.of(from), Optional.empty());
  }

  private UpperEnd upper(RoomSnapshot room, TimelineToken token, boolean isFrom) {
    return switch (token) {
      case TopologicalToken graph ->
          new UpperEnd(graph.place(), isFrom ? graph.until() : TopologicalToken.EVER);
      case StreamToken moment when moment.position() < 0 ->
          UpperEnd.at(inThePast(room, moment.position()));
      case StreamToken moment -> {
        Optional<Arrival> next = firstAfter(room, moment.position());
        yield new UpperEnd(
            next.map(arrival -> new GraphPlace(arrival.deepest(), moment.position()))
                .orElse(GraphPlace.END),
            moment.position());
      }
    };
  }

  private LowerEnd lower(RoomSnapshot room, TimelineToken token, boolean isFrom, long until) {
    return switch (token) {
      case TopologicalToken graph when isFrom && graph.since() >= 0 ->
          new LowerEnd(graph.place(), graph.since(), depthAt(room, graph.since()));
      case TopologicalToken graph -> LowerEnd.at(graph.place());
      case StreamToken moment when moment.position() < 0 ->
          LowerEnd.at(inThePast(room, moment.position()));
      case StreamToken moment -> later(room, moment.position(), until);
    };
  }

  /** Whatever came later than a moment, though it may be less deep than all that was there. */
  private LowerEnd later(RoomSnapshot room, long moment, long until) {
    long then = depthAt(room, moment);
    long least =
        timelines
            .leastOvertaken(room.room().number(), moment, until, MAX_OVERTAKEN)
            .orElse(Long.MAX_VALUE);
    return new LowerEnd(GraphPlace.beforeDepth(Math.min(then, least)), moment, then);
  }

  /** How deep the room was at a moment; before all that happened here, how deep it was next. */
  private long depthAt(RoomSnapshot room, long moment) {
    return timelines
        .lastUntil(room.room().number(), moment)
        .filter(last -> last.place().position() > 0)
        .or(() -> firstAfter(room, moment))
        .map(Arrival::deepest)
        .orElse(Long.MAX_VALUE);
  }

  /** A place between events of a past that was read up on: just before the one that comes next. */
  private GraphPlace inThePast(RoomSnapshot room, long position) {
    return position <= StreamToken.BEFORE_ALL
        ? GraphPlace.START
        : firstAfter(room, position)
            .map(arrival -> arrival.place().previous())
            .orElse(GraphPlace.END);
  }

  private Optional<Arrival> firstAfter(RoomSnapshot room, long position) {
    return position >= room.lastPosition()
        ? Optional.empty()
        : timelines.firstAfter(room.room().number(), position);
  }
}
