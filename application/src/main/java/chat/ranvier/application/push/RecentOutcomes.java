package chat.ranvier.application.push;

import chat.ranvier.application.push.port.EventOutcome;
import chat.ranvier.application.push.port.NotificationStore;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The last things that happened in rooms, so that who knows how many notifications there were can
 * tell how many there are, without asking storage.
 */
final class RecentOutcomes {
  private static final int OUTCOME_BYTES = 256;
  private static final int KEPT = 64;
  private static final long UNKNOWN = -1;

  private final NotificationStore store;
  private final OutcomeWriter writer;
  private final Cache<Long, Recent> rooms;

  /**
   * Nothing yet.
   *
   * @param maxBytes about how much memory it may take
   */
  RecentOutcomes(NotificationStore store, OutcomeWriter writer, long maxBytes) {
    this.store = store;
    this.writer = writer;
    this.rooms =
        Caffeine.newBuilder()
            .executor(Runnable::run)
            .maximumWeight(maxBytes / OUTCOME_BYTES)
            .<Long, Recent>weigher((room, recent) -> recent.weight())
            .build();
  }

  /**
   * What is remembered of a room.
   *
   * @param total how many of its events have notified most members; {@link #UNKNOWN} where nobody
   *     has asked
   * @param since the position after which all is there that happened
   */
  private record Recent(long total, long since, List<EventOutcome> outcomes) {
    int weight() {
      int weight = 1;
      for (EventOutcome outcome : outcomes) {
        weight += 1 + outcome.own().size();
      }
      return weight;
    }

    Recent with(EventOutcome outcome) {
      List<EventOutcome> more = new ArrayList<>(outcomes);
      more.add(outcome);
      return more.size() <= KEPT
          ? new Recent(outcome.total(), since, List.copyOf(more))
          : new Recent(
              outcome.total(), more.getFirst().position(), List.copyOf(more.subList(1, KEPT + 1)));
    }
  }

  /** How many events of the room have notified most members. */
  long total(long room) {
    Recent recent = rooms.getIfPresent(room);
    if (recent != null && recent.total() != UNKNOWN) {
      return recent.total();
    }
    return writer.total(room).orElseGet(() -> store.total(room));
  }

  /** What an event of the room did; told in the order of positions. */
  void add(EventOutcome outcome) {
    rooms
        .asMap()
        .compute(
            outcome.room(),
            (room, recent) ->
                (recent == null ? new Recent(UNKNOWN, outcome.position() - 1, List.of()) : recent)
                    .with(outcome));
  }

  /** What is known of the room from before the position says nothing any more. */
  void forget(long room, long position) {
    rooms
        .asMap()
        .computeIfPresent(
            room, (number, recent) -> new Recent(recent.total(), position, List.of()));
  }

  /**
   * All that happened in the room after the position; nothing where that is not known.
   *
   * @param evaluated a position up to which all has been told before the question
   */
  Optional<List<EventOutcome>> after(long room, long position, long evaluated) {
    Recent recent =
        rooms.asMap().computeIfAbsent(room, absent -> new Recent(UNKNOWN, evaluated, List.of()));
    return recent.since() > position
        ? Optional.empty()
        : Optional.of(
            recent.outcomes().stream().filter(each -> each.position() > position).toList());
  }
}
