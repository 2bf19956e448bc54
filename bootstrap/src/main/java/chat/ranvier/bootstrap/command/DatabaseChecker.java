package chat.ranvier.bootstrap.command;

import chat.ranvier.application.upkeep.Finding;
import chat.ranvier.bootstrap.config.LoadedConfig;
import java.util.function.Consumer;

/** Checks databases. */
public interface DatabaseChecker {
  /**
   * Walks through the database of this configuration, which is opened and closed again.
   *
   * @param findings is told what is wrong, as it is found
   * @return how many rooms there are
   */
  long check(LoadedConfig config, Consumer<Finding> findings);
}
