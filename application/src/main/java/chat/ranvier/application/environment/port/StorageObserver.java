package chat.ranvier.application.environment.port;

/**
 * Somebody who counts everything that is asked of the storage, whoever asks; told by the storage's
 * adapters, from any thread.
 */
public interface StorageObserver {
  /** Nobody. */
  StorageObserver NONE = new Nobody();

  /**
   * Something has been read, outside of a transaction.
   *
   * @param waitedNanos how long it waited for a connection
   * @param workedNanos how long the storage worked on it
   */
  void read(long waitedNanos, long workedNanos);

  /**
   * A transaction is over, stored or not.
   *
   * @param waitedNanos how long it waited for a connection
   * @param workedNanos how long the storage worked on it
   */
  void transaction(long waitedNanos, long workedNanos);

  /** Nobody who counts. */
  record Nobody() implements StorageObserver {
    @Override
    public void read(long waitedNanos, long workedNanos) {}

    @Override
    public void transaction(long waitedNanos, long workedNanos) {}
  }
}
