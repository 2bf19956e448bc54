package chat.ranvier.application.sync;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * When one stream changed for one user: for each room the position of the last change, newest last,
 * so that to ask what has changed costs that and not what there is.
 */
final class ChangeLog {
  private final LinkedHashMap<Long, Long> rooms = new LinkedHashMap<>();
  private long last;

  /** It changed, in no room. */
  void changed(long position) {
    last = position;
  }

  /** It changed in a room. */
  void changed(long room, long position) {
    rooms.putLast(room, position);
    last = position;
  }

  /** The position of the last change; 0 where there was none. */
  long last() {
    return last;
  }

  /** The rooms that changed after the position. */
  Set<Long> roomsAfter(long since) {
    Set<Long> changed = new TreeSet<>();
    for (Map.Entry<Long, Long> entry : rooms.reversed().entrySet()) {
      if (entry.getValue() <= since) {
        break;
      }
      changed.add(entry.getKey());
    }
    return changed;
  }
}
