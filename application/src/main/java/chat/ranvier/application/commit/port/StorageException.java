package chat.ranvier.application.commit.port;

/** Says that the storage failed: unreachable, full, broken, or in conflict with what it holds. */
public final class StorageException extends RuntimeException {
  private final Kind kind;

  /** What is known of a failure. */
  public enum Kind {
    /** It happened while the storage was at work; nothing of a transaction is stored. */
    FAILED,

    /**
     * The storage takes nothing at present, whatever it is: its disk is full or fails, it may only
     * be read. Nothing of a transaction is stored; reading may go on.
     */
    UNWRITABLE,

    /**
     * It took longer than the storage allows, or waited too long for what somebody else has locked:
     * nothing of the transaction is stored. It may be about one write, or about all.
     */
    TIMED_OUT,

    /** The storage could not be asked at all; nothing of a transaction is stored. */
    UNREACHABLE,

    /**
     * Word of a commit was lost: all of the transaction is stored, or nothing. {@link
     * Transactions#settle} says from when on what can be read tells which.
     */
    UNCERTAIN,

    /**
     * Another process has taken over the storage: what this one holds in memory is outdated, and it
     * must end. Nothing of a transaction is stored.
     */
    TAKEN_OVER,

    /** The storage has been closed: it will not be asked again by this server. */
    CLOSED
  }

  /** The storage's own error is the cause. */
  public StorageException(String message, Throwable cause) {
    this(Kind.FAILED, message, cause);
  }

  /** The storage's own error is the cause, and more is known of it. */
  public StorageException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** An error that the storage's adapter found by itself. */
  public StorageException(String message) {
    this(Kind.FAILED, message);
  }

  /** An error that the storage's adapter found by itself, and more is known of it. */
  public StorageException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** What is known of the failure. */
  public Kind kind() {
    return kind;
  }
}
