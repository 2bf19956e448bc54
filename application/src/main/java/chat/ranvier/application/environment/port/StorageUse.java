package chat.ranvier.application.environment.port;

/**
 * What a piece of work has asked of the storage so far: counted by the storage's adapters and by
 * the commits, read by who began the work, for the request log and the metrics. May be counted on
 * by several threads.
 */
public interface StorageUse {
  /** The use that this thread's work is counted on, where somebody counts. */
  ScopedValue<StorageUse> CURRENT = ScopedValue.newInstance();

  /** Where nobody counts. */
  StorageUse NOBODY = new Nobody();

  /** The use that this thread's work is counted on. */
  static StorageUse current() {
    return CURRENT.orElse(NOBODY);
  }

  /**
   * Counts one transaction, or one read outside of any.
   *
   * @param waitedNanos how long it waited for a connection
   * @param workedNanos how long the storage worked on it
   */
  void transaction(long waitedNanos, long workedNanos);

  /**
   * Counts a commit that stored something of this work, and of others' as well: each of them bears
   * the same share of it.
   *
   * @param waitedNanos how long the work waited until it was durable, without its own share
   * @param shareNanos its share of the time that the commit took
   */
  void commit(long waitedNanos, long shareNanos);

  /** Counts events read from storage, those found in a cache not among them. */
  void eventsRead(int count);

  /** Nobody who counts. */
  record Nobody() implements StorageUse {
    @Override
    public void transaction(long waitedNanos, long workedNanos) {}

    @Override
    public void commit(long waitedNanos, long shareNanos) {}

    @Override
    public void eventsRead(int count) {}
  }
}
