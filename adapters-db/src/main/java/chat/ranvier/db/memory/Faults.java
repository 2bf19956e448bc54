package chat.ranvier.db.memory;

/**
 * What a test lets go wrong in a database in memory: each method may throw a {@link
 * chat.ranvier.application.commit.port.StorageException}.
 */
public interface Faults {
  /** Nothing goes wrong. */
  Faults NONE = new Faults() {};

  /** Something is about to be read, outside of a transaction. */
  default void beforeRead() {}

  /** Something has been read, outside of a transaction, and whoever reads has not seen it yet. */
  default void afterRead() {}

  /** A row is about to be written, within a transaction. */
  default void beforeWrite() {}

  /**
   * Whether the database has ended the transaction by itself with the write that has just failed,
   * as real ones do when their disk is full: it has taken back what was written, and would store
   * what follows piece by piece.
   */
  default boolean endsTransaction() {
    return false;
  }

  /**
   * Whether those who write go on all the same, as if they were still in a transaction: the mistake
   * that stores a part of something, planted to see that it is noticed.
   */
  default boolean isEndOverlooked() {
    return false;
  }

  /** A transaction is about to be committed: thrown here, nothing of it is stored. */
  default void beforeCommit() {}

  /** A transaction has been committed: thrown here, it is stored and nobody learns of it. */
  default void afterCommit() {}
}
