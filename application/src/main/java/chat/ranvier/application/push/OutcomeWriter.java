package chat.ranvier.application.push;

import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.commit.port.Counters;
import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.application.environment.port.Time;
import chat.ranvier.application.push.port.EventOutcome;
import chat.ranvier.application.push.port.NotificationStore;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores what events do to users a little after they have come, many at once, together with the
 * position up to which it is known: neither who sent them nor who is told of them waits for it.
 * What is lost by a crash is found out again from that position on.
 */
final class OutcomeWriter {
  private static final Logger LOG = LoggerFactory.getLogger(OutcomeWriter.class);
  private static final String EVALUATED = "push_evaluated";
  private static final Duration DELAY = Duration.ofMillis(100);
  private static final Duration LONGER_DELAY = Duration.ofSeconds(5);

  private final NotificationStore store;
  private final Counters counters;
  private final Commits commits;
  private final Time time;
  private final Consumer<List<EventOutcome>> whenStored;
  private final ReentrantLock flushing = new ReentrantLock();
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Pending> pending = new ArrayDeque<>();
  private boolean isOrdered;
  private volatile boolean isClosed;
  private volatile long evaluated;
  private volatile long stored;

  /** What is to be stored of the event at a position. */
  private sealed interface Pending {
    long at();

    long room();
  }

  private record Done(EventOutcome outcome) implements Pending {
    @Override
    public long at() {
      return outcome.position();
    }

    @Override
    public long room() {
      return outcome.room();
    }
  }

  /** The event redacts the one at the position. */
  private record Redacted(long at, long room, long position) implements Pending {}

  /** Where the outcomes go. */
  record Storage(NotificationStore notifications, Counters counters, Commits commits) {}

  /**
   * Goes on after what is stored.
   *
   * @param whenStored is told of all outcomes once they are stored, by the thread that stored them
   */
  OutcomeWriter(Storage storage, Time time, Consumer<List<EventOutcome>> whenStored) {
    this.store = storage.notifications();
    this.counters = storage.counters();
    this.commits = storage.commits();
    this.time = time;
    this.whenStored = whenStored;
    this.evaluated = counters.reserved(EVALUATED);
    this.stored = evaluated;
  }

  /** The position up to which it is known what events do. */
  long evaluatedUpTo() {
    return evaluated;
  }

  /** The position up to which that is stored. */
  long storedUpTo() {
    return stored;
  }

  /** What an event does. */
  void add(EventOutcome outcome) {
    put(new Done(outcome));
  }

  /** An event redacts the one at the position. */
  void redact(long at, long room, long position) {
    put(new Redacted(at, room, position));
  }

  private void put(Pending one) {
    lock.lock();
    try {
      pending.add(one);
    } finally {
      lock.unlock();
    }
    order(DELAY);
  }

  /** All up to this position is known. */
  void evaluated(long position) {
    evaluated = Math.max(evaluated, position);
  }

  /** The last total of the room that is not stored yet, where there is one. */
  OptionalLong total(long room) {
    lock.lock();
    try {
      return outcomes(pending)
          .filter(each -> each.room() == room && each.common().notifies())
          .mapToLong(EventOutcome::total)
          .max();
    } finally {
      lock.unlock();
    }
  }

  private static Stream<EventOutcome> outcomes(Collection<Pending> pending) {
    return pending.stream().filter(Done.class::isInstance).map(Done.class::cast).map(Done::outcome);
  }

  /** Whether something of these rooms is not stored yet. */
  boolean holds(Collection<Long> rooms) {
    lock.lock();
    try {
      return pending.stream().anyMatch(each -> rooms.contains(each.room()));
    } finally {
      lock.unlock();
    }
  }

  private void order(Duration delay) {
    lock.lock();
    try {
      if (isOrdered || isClosed) {
        return;
      }
      isOrdered = true;
    } finally {
      lock.unlock();
    }
    time.after(delay, this::flushInTime);
  }

  /** Nothing is stored by itself from now on. */
  void close() {
    isClosed = true;
  }

  private void flushInTime() {
    lock.lock();
    try {
      isOrdered = false;
    } finally {
      lock.unlock();
    }
    try {
      if (!isClosed) {
        flush();
      }
    } catch (StorageException e) {
      LOG.warn("What events do to users is not stored yet: {}", e.getMessage());
      order(LONGER_DELAY);
    }
  }

  /**
   * Stores all that is known by now, and returns once it is durable.
   *
   * @throws StorageException where that is not possible; then it is tried again later
   */
  void flush() {
    flushing.lock();
    try {
      long upTo = evaluated;
      List<Pending> work = pendingUpTo(upTo);
      if (upTo > stored || !work.isEmpty()) {
        commits.write(() -> store(work, upTo));
        stored = upTo;
        forget(work.size());
        whenStored.accept(outcomes(work).toList());
      }
    } finally {
      flushing.unlock();
    }
  }

  /** All that is known of positions up to this one; what is known beyond is not all there is. */
  private List<Pending> pendingUpTo(long position) {
    lock.lock();
    try {
      return pending.stream().takeWhile(each -> each.at() <= position).toList();
    } finally {
      lock.unlock();
    }
  }

  private void store(List<Pending> work, long upTo) {
    store.append(outcomes(work).filter(each -> !each.isNothing()).toList());
    for (Pending each : work) {
      if (each instanceof Redacted redacted) {
        store.redact(redacted.room(), redacted.position());
      }
    }
    counters.reserve(EVALUATED, upTo);
  }

  private void forget(int count) {
    lock.lock();
    try {
      for (int i = 0; i < count; i++) {
        pending.remove();
      }
    } finally {
      lock.unlock();
    }
  }
}
