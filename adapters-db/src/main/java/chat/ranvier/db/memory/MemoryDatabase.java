package chat.ranvier.db.memory;

import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.application.commit.port.StorageException.Kind;
import chat.ranvier.application.commit.port.Transactions;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A database in memory: one lock, and for each transaction a log of what takes it back.
 *
 * <p>A transaction in which a write has failed is not gone on with, and each begins for certain,
 * whatever the one before came to; as with the real databases.
 *
 * <p>It plays the part of the disk in a simulation: after {@link #powerLoss} what was committed
 * goes on in a new object, and the old one fails whatever is asked of it.
 */
public final class MemoryDatabase implements Transactions {
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Runnable> undo = new ArrayDeque<>();
  private final Map<String, MemoryTable<?, ?>> tables = new HashMap<>();
  private final Faults faults;
  private boolean inTransaction;

  /** Whether the database has ended the transaction that its user believes to be in. */
  private boolean isEnded;

  private @Nullable StorageException failure;
  private boolean lost;

  /** An empty database in which nothing goes wrong. */
  public MemoryDatabase() {
    this(Faults.NONE);
  }

  /** An empty database in which this goes wrong. */
  public MemoryDatabase(Faults faults) {
    this.faults = faults;
  }

  /**
   * The table of this name, ordered by the keys' own order; empty where nobody has asked for it.
   */
  public <K extends Comparable<? super K>, V> MemoryTable<K, V> table(String name) {
    return table(name, Comparator.<K>naturalOrder());
  }

  /**
   * The table of this name; all who ask for it must agree on its types.
   *
   * @param order the order of its keys
   */
  @SuppressWarnings("unchecked")
  public <K, V> MemoryTable<K, V> table(String name, Comparator<? super K> order) {
    return locked(
        () ->
            (MemoryTable<K, V>)
                tables.computeIfAbsent(name, absent -> new MemoryTable<K, V>(this, order)));
  }

  /** Runs several reads of one state of the database. */
  public <T> T reading(Supplier<T> reads) {
    if (lock.isHeldByCurrentThread()) {
      return locked(reads);
    }
    faults.beforeRead();
    T result = locked(reads);
    faults.afterRead();
    return result;
  }

  private <T> T locked(Supplier<T> reads) {
    lock.lock();
    try {
      checkPower();
      return reads.get();
    } finally {
      lock.unlock();
    }
  }

  private void checkPower() {
    if (lost) {
      throw new StorageException(Kind.CLOSED, "the power is lost");
    }
  }

  /** Runs a change within the transaction at hand. */
  void changing(Supplier<Runnable> change) {
    checkPower();
    if (!lock.isHeldByCurrentThread() || !inTransaction) {
      throw new IllegalStateException("changed something outside of a transaction");
    }
    checkWhole();
    try {
      faults.beforeWrite();
    } catch (StorageException e) {
      failed(e);
      throw e;
    }
    Runnable back = change.get();
    if (!isEnded) {
      undo.push(back);
    }
  }

  /** Refuses to go on in a transaction in which something has failed. */
  private void checkWhole() {
    if (failure != null && !faults.isEndOverlooked()) {
      throw new StorageException("a write of the transaction has failed", failure);
    }
  }

  private void failed(StorageException cause) {
    failure = cause;
    if (faults.endsTransaction()) {
      takeBack();
      isEnded = true;
    }
  }

  private void takeBack() {
    while (!undo.isEmpty()) {
      undo.pop().run();
    }
  }

  @Override
  public void inTransaction(Runnable work) {
    locked(
        () -> {
          transact(work);
          return true;
        });
    committing(faults::afterCommit);
  }

  /** Whoever is told of a failure then does not know whether the commit was before or after it. */
  private static void committing(Runnable fault) {
    try {
      fault.run();
    } catch (StorageException e) {
      throw e.kind() == Kind.CLOSED
          ? e
          : new StorageException(Kind.UNCERTAIN, "word of the commit was lost", e);
    }
  }

  private void transact(Runnable work) {
    if (inTransaction) {
      throw new IllegalStateException("a transaction within a transaction");
    }
    begin();
    boolean committed = false;
    try {
      work.run();
      checkWhole();
      committing(faults::beforeCommit);
      checkPower();
      committed = true;
      isEnded = false;
    } finally {
      end(committed);
    }
  }

  private void begin() {
    inTransaction = true;
    failure = null;
    if (!faults.isEndOverlooked()) {
      isEnded = false;
    }
  }

  private void end(boolean committed) {
    if (!committed) {
      takeBack();
    }
    undo.clear();
    inTransaction = false;
  }

  /**
   * Ends this object and hands what has been committed to a new one.
   *
   * @param next what goes wrong from now on
   */
  public MemoryDatabase powerLoss(Faults next) {
    return locked(
        () -> {
          end(false);
          lost = true;
          MemoryDatabase survivor = new MemoryDatabase(next);
          tables.forEach((name, table) -> survivor.tables.put(name, table.handedTo(survivor)));
          return survivor;
        });
  }
}
