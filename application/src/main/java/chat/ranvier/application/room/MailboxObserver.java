package chat.ranvier.application.room;

/** Somebody who watches how long commands wait for their room's writer. */
public interface MailboxObserver {
  /** Nobody. */
  MailboxObserver NONE = waitedNanos -> {};

  /**
   * A room's writer has begun with a command.
   *
   * @param waitedNanos how long the command lay in the room's mailbox
   */
  void taken(long waitedNanos);
}
