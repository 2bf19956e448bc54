package chat.ranvier.application.commit;

import chat.ranvier.application.commit.port.Counters;
import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.application.commit.port.StorageException.Kind;
import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.application.environment.Outcome;
import chat.ranvier.application.environment.port.Time;
import chat.ranvier.application.room.port.PositionedAppend;
import chat.ranvier.application.room.port.RoomStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what became of a transaction when word of its commit was lost.
 *
 * <p>It asks until it knows, however long the storage cannot be reached: to take what is stored for
 * failed would leave memory behind storage, and to take what failed for stored would acknowledge
 * what is lost. Only when the storage has been closed it gives up, because memory ends with it. Who
 * waits for the transaction goes on waiting; who comes later is refused after a while.
 *
 * <p>An append to a timeline is known again by the room's last position. Of other writes there may
 * be nothing left to be seen, so their transactions leave a mark: a number that only grows.
 */
final class LostWord {
  private static final Logger LOG = LoggerFactory.getLogger(LostWord.class);
  private static final String MARK = "commit_mark";
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(10);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Transactions transactions;
  private final Counters counters;
  private final RoomStore rooms;
  private final Time time;
  private long mark;
  private volatile boolean isLong;

  LostWord(Commits.Storage storage, Time time) {
    this.transactions = storage.transactions();
    this.counters = storage.counters();
    this.rooms = storage.rooms();
    this.time = time;
    this.mark = counters.reserved(MARK);
  }

  /** Leaves a mark within the transaction that is under way. */
  void leaveMark() {
    mark++;
    counters.reserve(MARK, mark);
  }

  /**
   * Refuses what comes while it is not known for long what became of a transaction.
   *
   * @throws StorageException then
   */
  void checkReachable() {
    if (isLong) {
      throw new StorageException(
          Kind.UNREACHABLE, "the database cannot be reached, and what it holds is not known");
    }
  }

  /**
   * Whether the transaction is stored; returns once that is known.
   *
   * @param appends what it appended to rooms; where nothing to a timeline, it left a mark
   */
  boolean isStored(List<PositionedAppend> appends) {
    Time.Timer patience = time.after(PATIENCE, () -> isLong = true);
    try {
      return ask(appends);
    } finally {
      patience.cancel();
      isLong = false;
    }
  }

  private boolean ask(List<PositionedAppend> appends) {
    Duration pause = SHORTEST_PAUSE;
    while (true) {
      try {
        transactions.settle();
        return shown(appends).map(this::isThere).orElseGet(() -> counters.reserved(MARK) >= mark);
      } catch (StorageException e) {
        if (e.kind() == Kind.CLOSED) {
          return false;
        }
        LOG.warn("It is not known yet whether a transaction was stored", e);
      }
      sleep(pause);
      pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : pause;
    }
  }

  /** An append whose events move its room's last position. */
  static Optional<PositionedAppend> shown(List<PositionedAppend> appends) {
    return appends.stream().filter(each -> !each.append().events().isEmpty()).findFirst();
  }

  private boolean isThere(PositionedAppend append) {
    return rooms
        .find(append.append().room().roomId())
        .filter(room -> room.lastPosition() >= append.firstPosition())
        .isPresent();
  }

  private void sleep(Duration duration) {
    Outcome<Boolean> over = new Outcome<>();
    time.after(duration, () -> over.succeed(true));
    over.await();
  }
}
