package chat.ranvier.db.sql;

import chat.ranvier.application.environment.port.StorageUse;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what a test asks of the storage. */
final class CountedUse implements StorageUse {
  final AtomicInteger transactions = new AtomicInteger();
  final AtomicInteger events = new AtomicInteger();
  final AtomicLong worked = new AtomicLong();

  /** What the work asks of the storage. */
  static CountedUse of(Runnable work) {
    CountedUse use = new CountedUse();
    ScopedValue.where(StorageUse.CURRENT, use).run(work);
    return use;
  }

  @Override
  public void transaction(long waitedNanos, long workedNanos) {
    transactions.incrementAndGet();
    worked.addAndGet(workedNanos);
  }

  @Override
  public void commit(long waitedNanos, long shareNanos) {
    throw new AssertionError("storage itself knows of no shares");
  }

  @Override
  public void eventsRead(int count) {
    events.addAndGet(count);
  }
}
