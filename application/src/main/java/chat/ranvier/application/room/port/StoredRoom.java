package chat.ranvier.application.room.port;

/**
 * A room as storage holds it.
 *
 * @param lastPosition the stream position of its newest event
 * @param lastGap the position of the newest event before which something is missing; 0 where none
 *     is
 * @param lastMerge the position of the newest event that found another state than the current one,
 *     or changed that in other ways than by itself; 0 where there is none
 * @param isTangled whether the order of the events by the stream is another than that by their
 *     depth
 */
public record StoredRoom(
    RoomRef room,
    RoomHead head,
    long lastPosition,
    long lastGap,
    long lastMerge,
    boolean isTangled) {
  /** A room whose graph never had a gap or a fork. */
  public StoredRoom(RoomRef room, RoomHead head, long lastPosition) {
    this(room, head, lastPosition, 0, 0, false);
  }

  /** The room once the append is stored. */
  public StoredRoom after(PositionedAppend done) {
    RoomAppend append = done.append();
    return new StoredRoom(
        room,
        append.headAfter(),
        append.events().isEmpty() ? lastPosition : done.lastPosition(),
        Math.max(lastGap, done.lastPositionOf(append.intake().afterGap())),
        Math.max(lastMerge, done.lastPositionOf(append.intake().merging())),
        isTangled || !append.intake().overtaken().isEmpty());
  }
}
