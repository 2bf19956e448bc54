package chat.ranvier.application.room;

import chat.ranvier.application.room.port.Extremity;
import java.util.ArrayList;
import java.util.List;

/**
 * Which of a room's forward extremities an event of our own follows on: all of them, or ten of
 * many.
 *
 * <p>Of many the newest half, so that the event comes after what people have just read, and the
 * oldest half, so that each event of our own makes nine fewer and none stays for ever.
 *
 * @see <a href="https://spec.matrix.org/v1.19/rooms/v12/#event-format">At most 20 prev_events</a>
 */
final class PrevEvents {
  static final int MOST = 10;

  private PrevEvents() {}

  /** The chosen ones, in the order in which they stand. */
  static List<Extremity> choose(List<Extremity> extremities) {
    if (extremities.size() <= MOST) {
      return extremities;
    }
    List<Extremity> chosen = new ArrayList<>(extremities.subList(0, MOST / 2));
    chosen.addAll(extremities.subList(extremities.size() - MOST / 2, extremities.size()));
    return List.copyOf(chosen);
  }
}
