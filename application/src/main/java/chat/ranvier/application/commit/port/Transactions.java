package chat.ranvier.application.commit.port;

/** Durable storage seen as a whole: work that is stored entirely or not at all. */
public interface Transactions {
  /**
   * Runs the work in one transaction, perhaps on another thread, and returns once it is durable.
   *
   * <p>Store methods that write may only be called from within. One transaction runs at a time.
   *
   * @throws StorageException where nothing, or perhaps (a connection lost while committing)
   *     everything has been stored
   * @throws RuntimeException what the work threw; nothing has been stored then
   */
  void inTransaction(Runnable work);
}
