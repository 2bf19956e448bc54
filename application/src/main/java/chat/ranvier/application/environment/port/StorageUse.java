package chat.ranvier.application.environment.port;

/**
 * What a piece of work has asked of the storage so far: counted by the storage's adapters, read by
 * who began the work, for the request log and the metrics.
 */
public interface StorageUse {
  /** The use that this thread's work is counted on, where somebody counts. */
  ScopedValue<StorageUse> CURRENT = ScopedValue.newInstance();

  /**
   * Counts one transaction, or one read outside of any.
   *
   * @param waitedNanos how long it waited for a connection
   * @param workedNanos how long the storage worked on it
   */
  void transaction(long waitedNanos, long workedNanos);

  /** Counts events read from storage, those found in a cache not among them. */
  void eventsRead(int count);
}
