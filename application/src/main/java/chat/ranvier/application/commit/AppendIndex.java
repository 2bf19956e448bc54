package chat.ranvier.application.commit;

import chat.ranvier.application.room.port.PositionedAppend;
import java.util.List;

/**
 * Something that follows from a room's new events and becomes durable together with them. Both
 * methods are called by the thread that commits.
 */
public interface AppendIndex {
  /** Stores what follows from these appends, after they are stored, in the same transaction. */
  void append(List<PositionedAppend> appends);

  /** Forgets what was not stored after all: a transaction has failed, perhaps one with appends. */
  void undo();

  /** Follows from nothing. */
  AppendIndex NONE =
      new AppendIndex() {
        @Override
        public void append(List<PositionedAppend> appends) {}

        @Override
        public void undo() {}
      };
}
