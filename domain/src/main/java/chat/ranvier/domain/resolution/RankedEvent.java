package chat.ranvier.domain.resolution;

/**
 * An event with its place in an ordering of the second algorithm: the greater rank first, of equal
 * ranks the earlier {@code origin_server_ts}, of equal times the lesser event id.
 *
 * <p>The rank is the sender's power level in the reverse topological power ordering, and the
 * mainline position in the mainline ordering; the rest is the same in both.
 */
record RankedEvent(ResolvableEvent event, long rank, long timestamp)
    implements Comparable<RankedEvent> {
  RankedEvent(ResolvableEvent event, long rank) {
    this(event, rank, event.pdu().originServerTs());
  }

  @Override
  public int compareTo(RankedEvent other) {
    if (rank != other.rank) {
      return Long.compare(other.rank, rank);
    }
    return timestamp != other.timestamp
        ? Long.compare(timestamp, other.timestamp)
        : EventIdOrder.compare(event, other.event);
  }
}
