package chat.ranvier.application.push.port;

import java.util.Map;

/**
 * A user's notifications in a room after a {@link Mark}.
 *
 * @param all all of them, those in threads included
 * @param threads those in threads, by the ids of the events that began these; may hold zeros
 */
public record Tally(Counts all, Map<String, Counts> threads) {
  /** None. */
  public static final Tally NONE = new Tally(Counts.NONE, Map.of());

  /** Copies the map. */
  public Tally {
    threads = Map.copyOf(threads);
  }
}
