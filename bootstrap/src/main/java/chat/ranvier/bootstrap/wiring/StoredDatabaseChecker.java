package chat.ranvier.bootstrap.wiring;

import chat.ranvier.application.environment.port.StorageObserver;
import chat.ranvier.application.upkeep.CheckDatabase;
import chat.ranvier.application.upkeep.Finding;
import chat.ranvier.bootstrap.command.DatabaseChecker;
import chat.ranvier.bootstrap.config.DatabaseChoice;
import chat.ranvier.bootstrap.config.HomeserverConfig;
import chat.ranvier.bootstrap.config.LoadedConfig;
import chat.ranvier.bootstrap.environment.SystemTime;
import chat.ranvier.bootstrap.environment.VirtualThreads;
import chat.ranvier.db.sql.Surroundings;
import chat.ranvier.domain.identifier.RoomId;
import java.util.Set;
import java.util.function.Consumer;

/** Checks the database that a configuration names, without a server. */
public final class StoredDatabaseChecker implements DatabaseChecker {
  @Override
  public Checked check(LoadedConfig loaded, boolean isRepairing, Consumer<Finding> findings) {
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
      CheckDatabase check = UpkeepWiring.check(config, stores);
      Set<RoomId> repaired =
          isRepairing ? UpkeepWiring.repair(config, check, stores).repair() : Set.of();
      return new Checked(check.check(findings), repaired);
    } finally {
      stores.closing().run();
    }
  }
}
