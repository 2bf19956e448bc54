package chat.ranvier.application.commit.port;

/** Durable storage seen as a whole: work that is stored entirely or not at all. */
public interface Transactions {
  /**
   * Runs the work in one transaction, perhaps on another thread, and returns once it is durable.
   *
   * <p>Store methods that write may only be called from within. One transaction runs at a time.
   *
   * @throws StorageException where nothing has been stored or, if its kind is {@code UNCERTAIN} (a
   *     connection lost while committing), perhaps everything
   * @throws RuntimeException what the work threw; nothing has been stored then
   */
  void inTransaction(Runnable work);

  /**
   * Sees to it that a transaction whose commit was {@code UNCERTAIN} is over: from now on, what is
   * read of it is the truth and stays so.
   *
   * @throws StorageException where it may still be at work, or that cannot be known
   */
  default void settle() {}
}
