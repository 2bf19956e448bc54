package chat.ranvier.application.room.port;

/**
 * An append with its place in the stream.
 *
 * @param firstPosition the stream position of the append's first event; the others follow one by
 *     one
 */
public record PositionedAppend(long firstPosition, RoomAppend append) {
  /** The stream position of the append's last event. */
  public long lastPosition() {
    return firstPosition + append.events().size() - 1;
  }
}
