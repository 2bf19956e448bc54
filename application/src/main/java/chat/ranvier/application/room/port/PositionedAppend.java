package chat.ranvier.application.room.port;

import java.util.List;
import java.util.Set;

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

  /** The stream position of the last of these events, by their numbers; 0 where there is none. */
  public long lastPositionOf(Set<Long> numbers) {
    List<NewEvent> events = append.events();
    for (int index = numbers.isEmpty() ? -1 : events.size() - 1; index >= 0; index--) {
      if (numbers.contains(events.get(index).number())) {
        return firstPosition + index;
      }
    }
    return 0;
  }
}
