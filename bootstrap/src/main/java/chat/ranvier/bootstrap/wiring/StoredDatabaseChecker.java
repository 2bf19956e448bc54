package chat.ranvier.bootstrap.wiring;

import chat.ranvier.application.environment.port.StorageObserver;
import chat.ranvier.application.upkeep.Finding;
import chat.ranvier.bootstrap.command.DatabaseChecker;
import chat.ranvier.bootstrap.config.DatabaseChoice;
import chat.ranvier.bootstrap.config.HomeserverConfig;
import chat.ranvier.bootstrap.config.LoadedConfig;
import chat.ranvier.bootstrap.environment.SystemTime;
import chat.ranvier.bootstrap.environment.VirtualThreads;
import chat.ranvier.db.sql.Surroundings;
import java.util.function.Consumer;

/** Checks the database that a configuration names, without a server. */
public final class StoredDatabaseChecker implements DatabaseChecker {
  @Override
  public long check(LoadedConfig loaded, Consumer<Finding> findings) {
    HomeserverConfig config = loaded.config();
    Stores stores =
        StorageWiring.open(
            DatabaseChoice.of(config.database()),
            config.server().name(),
            new Surroundings(
                new VirtualThreads().platform("database"),
                new SystemTime(new VirtualThreads()),
                StorageObserver.NONE),
            (number, of, name) -> {});
    try {
      return UpkeepWiring.check(config.server().name(), stores).check(findings);
    } finally {
      stores.closing().run();
    }
  }
}
