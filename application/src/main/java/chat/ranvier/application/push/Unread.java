package chat.ranvier.application.push;

import chat.ranvier.application.push.port.Counts;
import chat.ranvier.application.push.port.EventOutcome;
import java.util.HashMap;
import java.util.Map;

/**
 * What a user has not read in a room.
 *
 * @param counts by the ids of the events that began the threads, and {@link EventOutcome#MAIN};
 *     none is zero
 */
public record Unread(Map<String, Counts> counts) {
  /** Nothing. */
  public static final Unread NOTHING = new Unread(Map.of());

  /** Copies what is not zero. */
  public Unread {
    Map<String, Counts> some = new HashMap<>(counts);
    some.values().removeIf(Counts.NONE::equals);
    counts = Map.copyOf(some);
  }

  /** All of the room. */
  public Counts all() {
    return counts.values().stream().reduce(Counts.NONE, Counts::plus);
  }

  /** What belongs to no thread. */
  public Counts main() {
    return counts.getOrDefault(EventOutcome.MAIN, Counts.NONE);
  }

  /** Those in threads. */
  public Map<String, Counts> threads() {
    Map<String, Counts> threads = new HashMap<>(counts);
    threads.remove(EventOutcome.MAIN);
    return Map.copyOf(threads);
  }

  /** This with one more event. */
  Unread plus(String thread, Counts more) {
    if (more.equals(Counts.NONE)) {
      return this;
    }
    Map<String, Counts> sum = new HashMap<>(counts);
    sum.merge(thread, more, Counts::plus);
    return new Unread(sum);
  }
}
