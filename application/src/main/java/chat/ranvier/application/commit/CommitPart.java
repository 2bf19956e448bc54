package chat.ranvier.application.commit;

import chat.ranvier.application.room.port.PositionedAppend;
import java.util.List;

/**
 * Something that follows from new events and becomes durable together with them, as places in auth
 * chains do. Parts are asked in the order of their list; all methods are called by the thread that
 * commits.
 */
public interface CommitPart {
  /**
   * Stores what follows from these appends, after they are stored, in the same transaction: in a
   * number of statements that does not grow with the appends. Called again where a shared
   * transaction failed. What it throws keeps all of the appends from being stored.
   */
  void append(List<PositionedAppend> appends);

  /** Forgets what was not stored after all: a transaction has failed, perhaps one with appends. */
  void undo();
}
