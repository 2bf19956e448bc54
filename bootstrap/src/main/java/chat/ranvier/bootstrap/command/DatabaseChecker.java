package chat.ranvier.bootstrap.command;

import chat.ranvier.application.upkeep.Finding;
import chat.ranvier.bootstrap.config.LoadedConfig;
import chat.ranvier.domain.identifier.RoomId;
import java.util.Set;
import java.util.function.Consumer;

/** Checks databases. */
public interface DatabaseChecker {
  /**
   * What a walk came to.
   *
   * @param rooms how many rooms there are
   * @param repaired those that were made anew from their events
   */
  record Checked(long rooms, Set<RoomId> repaired) {}

  /**
   * Walks through the database of this configuration, which is opened and closed again.
   *
   * @param isRepairing whether first everything is made anew that is wrong and can be
   * @param findings is told what is wrong, as it is found
   */
  Checked check(LoadedConfig config, boolean isRepairing, Consumer<Finding> findings);
}
