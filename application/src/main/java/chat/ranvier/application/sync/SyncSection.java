package chat.ranvier.application.sync;

import chat.ranvier.application.access.Requester;

/**
 * One of the things that {@code /sync} tells of, such as receipts: it adds to each answer what is
 * new of it. Sections know nothing of one another; they are asked in the order of their list, the
 * rooms last.
 *
 * <p>A section is woken through the feeds: whoever writes what it tells of takes a stream position
 * and names its {@link chat.ranvier.application.commit.ChangeStream} and whom the change concerns.
 */
public interface SyncSection {
  /** What names look like, as a regular expression. */
  String NAME = "[a-z]+(?:-[a-z]+)*+";

  /** What it is called in tokens: lower case, with hyphens. */
  String name();

  /**
   * Adds what is new since {@link SyncChanges#since()} and not after {@link SyncChanges#upTo()}. A
   * poll that waits asks again whenever something has changed for its user, so what is not in the
   * changes is not to be looked for in storage.
   */
  void collect(SyncRequest request, SyncChanges changes, SyncParts parts);

  /**
   * The client has shown, by the position it asks from, that it has everything up to it of this
   * section. Called once for each request with a position, before anything is collected.
   */
  default void received(Requester requester, long upTo) {}

  /**
   * The position from which a client is told that asks from one in the future, as clients do after
   * an older state of the database was brought back: the present one, or 0 where all is kept until
   * the client has it.
   */
  default long afterLoss(long present) {
    return present;
  }
}
