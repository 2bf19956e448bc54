package chat.ranvier.application.commit;

import chat.ranvier.application.commit.port.Counters;
import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.application.commit.port.StorageException.Kind;
import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.application.environment.Mailbox;
import chat.ranvier.application.environment.Outcome;
import chat.ranvier.application.environment.port.Threads;
import chat.ranvier.application.environment.port.Time;
import chat.ranvier.application.environment.port.Tracing;
import chat.ranvier.application.room.port.NewEvent;
import chat.ranvier.application.room.port.PositionedAppend;
import chat.ranvier.application.room.port.RoomStore;
import chat.ranvier.application.room.port.StoredAlreadyException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one road to durable storage: group commit.
 *
 * <p>One thread takes all writes that wait, gives out their stream positions, stores them in one
 * transaction and, once that is durable, makes the positions visible in order, tells the listeners
 * and answers those who wait. So many writers share the cost of one commit, and no position becomes
 * visible before all smaller ones are stored. Where a shared transaction fails, each half of it is
 * tried alone, so that a write that cannot be stored harms nobody else. Where word of a commit was
 * lost, nothing goes on before it is known what became of it.
 */
public final class Commits {
  private static final Logger LOG = LoggerFactory.getLogger(Commits.class);
  private static final int MAX_BATCH = 512;
  private static final String POSITION = "stream_position";
  private static final long RESERVED_AT_ONCE = 10_000;

  private final Transactions transactions;
  private final Counters counters;
  private final RoomStore rooms;
  private final List<CommitPart> parts;
  private final Tracing tracing;
  private final Time time;
  private final CommitObserver observer;
  private final List<ChangeListener> listeners = new CopyOnWriteArrayList<>();
  private final Mailbox<PendingWrite> mailbox;
  private final LostWord lostWord;
  private final Outage outage;
  private volatile long visible;
  private boolean isClosed;
  private long given;
  private long reserved;

  /** How many writes of the group at hand took too long by themselves. */
  private int timeOuts;

  /**
   * What {@link Commits} stands on.
   *
   * @param parts what is stored together with the events of rooms, in this order
   */
  public record Storage(
      Transactions transactions, Counters counters, RoomStore rooms, List<CommitPart> parts) {
    /** Rooms with these parts, or nothing that follows from them. */
    public Storage(
        Transactions transactions, Counters counters, RoomStore rooms, CommitPart... parts) {
      this(transactions, counters, rooms, List.of(parts));
    }
  }

  /** Goes on after the last position that may have been given out before. */
  public Commits(
      Storage storage, Threads threads, Time time, Tracing tracing, CommitObserver observer) {
    this.transactions = storage.transactions();
    this.counters = storage.counters();
    this.rooms = storage.rooms();
    this.parts = List.copyOf(storage.parts());
    this.time = time;
    this.tracing = tracing;
    this.observer = observer;
    this.reserved = counters.reserved(POSITION);
    this.given = reserved;
    this.visible = reserved;
    this.mailbox = new Mailbox<>(threads, "commits", MAX_BATCH, this::commitGroup);
    this.lostWord = new LostWord(storage, time);
    this.outage = new Outage(time);
  }

  /** Adds somebody who is told of everything that becomes visible from now on. */
  public void listen(ChangeListener listener) {
    listeners.add(listener);
  }

  /** The newest position that is visible: everything up to it is durable. */
  public long visible() {
    return visible;
  }

  /**
   * Refuses new work as long as storage is out of reach and it is not known what it holds, so that
   * nobody waits without end.
   *
   * @throws StorageException then
   */
  public void checkReachable() {
    lostWord.checkReachable();
  }

  /** Hands over a write without waiting for it. */
  public void submit(PendingWrite write) {
    mailbox.put(write);
  }

  /**
   * Stores something that nobody is told of, and waits until it is durable.
   *
   * @param storeCalls calls stores only; may run on another thread, and again where a shared
   *     transaction failed; what it throws is thrown here, and nothing of it is stored
   */
  public void write(Runnable storeCalls) {
    write(
        () -> {
          storeCalls.run();
          return Boolean.TRUE;
        });
  }

  /** As {@link #write(Runnable)}, with a result. */
  public <T> T write(Supplier<T> storeCalls) {
    checkReachable();
    SilentWrite<T> write = new SilentWrite<>(storeCalls, WriteOrigin.here(tracing), time.nanos());
    mailbox.put(write);
    return write.await();
  }

  /**
   * Stores something that takes a stream position, and waits until it is durable and visible.
   *
   * @param storeCalls as for {@link #write(Runnable)}, given the position
   * @return the position
   */
  public long writeAt(ChangeNotice notice, LongConsumer storeCalls) {
    return writeAt(List.of(notice), storeCalls);
  }

  /** As {@link #writeAt(ChangeNotice, LongConsumer)}, where several things change at once. */
  public long writeAt(List<ChangeNotice> notices, LongConsumer storeCalls) {
    return positioned(notices, storeCalls, true);
  }

  /**
   * Gives a stream position to something that is only remembered, and waits until it is visible.
   *
   * @param remember notes it in memory, given the position
   * @return the position
   */
  public long announce(ChangeNotice notice, LongConsumer remember) {
    return positioned(List.of(notice), remember, false);
  }

  /**
   * As {@link #announce}, but nobody waits for it, as listeners must not. Where the storage is out
   * of order it may be that nothing comes of it.
   */
  public void announceLater(ChangeNotice notice, LongConsumer remember) {
    hand(List.of(notice), remember, false);
  }

  /** Waits until everything that is durable by now is visible, and its listeners told. */
  public void settle() {
    checkReachable();
    Outcome<Long> outcome = new Outcome<>();
    mailbox.put(new Settlement(WriteOrigin.here(tracing), time.nanos(), outcome));
    outcome.await();
  }

  /**
   * Gives back the positions that were reserved and not given out, and takes nothing that comes
   * after.
   */
  public void close() {
    write(
        () -> {
          counters.giveBack(POSITION, given);
          isClosed = true;
        });
  }

  private long positioned(List<ChangeNotice> notices, LongConsumer action, boolean durable) {
    checkReachable();
    return hand(notices, action, durable).await();
  }

  private Outcome<Long> hand(List<ChangeNotice> notices, LongConsumer action, boolean durable) {
    Outcome<Long> outcome = new Outcome<>();
    WriteOrigin origin = WriteOrigin.here(tracing);
    mailbox.put(new NoticedWrite(notices, action, durable, origin, time.nanos(), outcome));
    return outcome;
  }

  private void commitGroup(List<PendingWrite> group) {
    timeOuts = 0;
    commit(group);
  }

  /** Whether the storage is in order. */
  private boolean commit(List<PendingWrite> batch) {
    if (isClosed) {
      StorageException cause = new StorageException(Kind.CLOSED, "the server is stopping");
      batch.forEach(write -> write.failed(cause));
      return false;
    }
    List<Placed> placed = place(batch);
    if (placed.isEmpty()) {
      return true;
    }
    List<PositionedAppend> appends = appends(placed);
    try {
      store(placed, appends);
    } catch (StoredAlreadyException e) {
      return commitOthers(placed, e);
    } catch (StorageException e) {
      parts.forEach(CommitPart::undo);
      outage.failed(e);
      if (e.kind() == Kind.TAKEN_OVER) {
        placed.forEach(each -> each.write().failed(e));
        throw e;
      }
      if (e.kind() != Kind.UNCERTAIN) {
        return fail(placed, e);
      }
      if (!lostWord.isStored(appends)) {
        return fail(placed, new StorageException("the connection was lost before the commit", e));
      }
    } catch (RuntimeException e) {
      parts.forEach(CommitPart::undo);
      return fail(placed, e);
    }
    publish(placed);
    return true;
  }

  /** Gives those back to their rooms that repeat others, and stores the rest together. */
  private boolean commitOthers(List<Placed> placed, StoredAlreadyException repeated) {
    List<PendingWrite> others = new ArrayList<>(placed.size());
    for (Placed each : placed) {
      if (each.write().append().filter(repeated::concerns).isPresent()) {
        each.write().failed(repeated);
      } else {
        others.add(each.write());
      }
    }
    if (others.size() == placed.size()) {
      return fail(placed, new StorageException("none of the writes repeats others", repeated));
    }
    return others.isEmpty() || commit(others);
  }

  /**
   * Whether the storage is in order, and it was a write that it could not take. One alone may take
   * too long; where a second does, it is the storage.
   */
  private boolean fail(List<Placed> placed, RuntimeException cause) {
    boolean isTimeOut = cause instanceof StorageException e && e.kind() == Kind.TIMED_OUT;
    boolean isOutOfOrder =
        isTimeOut
            ? placed.size() == 1 && ++timeOuts > 1
            : cause instanceof StorageException e && e.kind() != Kind.FAILED;
    if (placed.size() == 1 || isOutOfOrder) {
      placed.forEach(each -> each.write().failed(cause));
      return !isOutOfOrder;
    }
    return storeByHalves(placed);
  }

  /**
   * Tries each half by itself, so that one that cannot be stored is found in few steps; not the
   * second where the storage turns out to be out of order: that takes long to find out.
   */
  private boolean storeByHalves(List<Placed> placed) {
    int half = placed.size() / 2;
    List<Placed> second = placed.subList(half, placed.size());
    if (commit(writes(placed.subList(0, half)))) {
      return commit(writes(second));
    }
    StorageException cause = new StorageException(Kind.UNREACHABLE, "the storage is out of order");
    second.forEach(each -> each.write().failed(cause));
    return false;
  }

  private static List<PendingWrite> writes(List<Placed> placed) {
    return placed.stream().map(Placed::write).toList();
  }

  private List<Placed> place(List<PendingWrite> batch) {
    List<Placed> placed = new ArrayList<>(batch.size());
    for (PendingWrite write : batch) {
      if (write.isStillValid()) {
        placed.add(new Placed(given + 1, write));
        given += write.positions();
      } else {
        write.failed(new StaleWriteException());
      }
    }
    return placed;
  }

  private void store(List<Placed> placed, List<PositionedAppend> appends) {
    if (durable(placed) == 0 && given <= reserved) {
      return;
    }
    long started = time.nanos();
    long reserveUpTo = given > reserved ? given + RESERVED_AT_ONCE : reserved;
    PendingWrite first = placed.getFirst().write();
    try (Tracing.Span span = tracing.beginUnder(first.origin().trace(), "commit")) {
      span.attribute("writes", placed.size());
      transactions.inTransaction(() -> storeAll(placed, appends, reserveUpTo));
    }
    reserved = reserveUpTo;
    outage.over();
    account(placed, appends, started);
  }

  /** Tells what the commit has cost, and lets each write bear its share. */
  private void account(List<Placed> placed, List<PositionedAppend> appends, long started) {
    long now = time.nanos();
    long share = (now - started) / Math.max(1, durable(placed));
    int events = 0;
    long eventBytes = 0;
    for (PositionedAppend each : appends) {
      for (NewEvent event : each.append().events()) {
        events++;
        eventBytes += event.event().canonicalBytes().length;
      }
    }
    for (Placed each : placed) {
      if (each.write().isDurable()) {
        each.write().origin().account().commit(now - each.write().since() - share, share);
      }
    }
    long waited = started - placed.getFirst().write().since();
    observer.committed(
        new CommitObserver.Commit(placed.size(), events, eventBytes, waited, now - started));
  }

  private static int durable(List<Placed> placed) {
    int durable = 0;
    for (Placed each : placed) {
      durable += each.write().isDurable() ? 1 : 0;
    }
    return durable;
  }

  private static List<PositionedAppend> appends(List<Placed> placed) {
    List<PositionedAppend> appends = new ArrayList<>(placed.size());
    for (Placed each : placed) {
      each.write()
          .append()
          .ifPresent(append -> appends.add(new PositionedAppend(each.position(), append)));
    }
    return appends;
  }

  private void storeAll(List<Placed> placed, List<PositionedAppend> appends, long reserveUpTo) {
    if (reserveUpTo > reserved) {
      counters.reserve(POSITION, reserveUpTo);
    }
    if (LostWord.shown(appends).isEmpty()) {
      lostWord.leaveMark();
    }
    if (!appends.isEmpty()) {
      rooms.append(appends);
      parts.forEach(part -> part.append(appends));
    }
    placed.forEach(each -> each.write().store(each.position()));
  }

  private void publish(List<Placed> placed) {
    placed.forEach(each -> each.write().committed(each.position()));
    Placed last = placed.getLast();
    visible = Math.max(visible, last.position() + last.write().positions() - 1);
    for (Placed each : placed) {
      tell(each);
      each.write().published(each.position());
    }
  }

  /** Tells the listeners what has become visible; a listener's failure is its own. */
  private void tell(Placed placed) {
    long position = placed.position() + placed.write().positions() - 1;
    List<ChangeNotice> notices = placed.write().notices(placed.position());
    for (ChangeListener listener : listeners) {
      try {
        listener.changed(position, notices);
      } catch (RuntimeException e) {
        LOG.error("A listener failed at position {}", position, e);
      }
    }
  }

  private record Placed(long position, PendingWrite write) {}
}
