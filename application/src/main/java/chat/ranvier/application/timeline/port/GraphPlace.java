package chat.ranvier.application.timeline.port;

import java.util.Comparator;

/**
 * Where an event stands in the topological order of its room: by its depth, and among events of one
 * depth by its place in the stream.
 *
 * @param depth the event's depth, from 0; another server chose it where the event is another's
 * @param position the event's place in the stream
 */
public record GraphPlace(long depth, long position) implements Comparable<GraphPlace> {
  /** Before all events of any room. */
  public static final GraphPlace START = new GraphPlace(-1, Long.MIN_VALUE);

  /** After all events of any room. */
  public static final GraphPlace END = new GraphPlace(Long.MAX_VALUE, Long.MAX_VALUE);

  private static final Comparator<GraphPlace> ORDER =
      Comparator.comparingLong(GraphPlace::depth).thenComparingLong(GraphPlace::position);

  /** Before all events of this depth. */
  public static GraphPlace beforeDepth(long depth) {
    return new GraphPlace(depth, Long.MIN_VALUE);
  }

  /** The place just before this one. */
  public GraphPlace previous() {
    return new GraphPlace(depth, position - 1);
  }

  @Override
  public int compareTo(GraphPlace other) {
    return ORDER.compare(this, other);
  }
}
