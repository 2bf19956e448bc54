package chat.ranvier.scenario;

import chat.ranvier.db.TestSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;

/** A kind of storage that a server under test is put on: a new, empty one each time. */
enum ScenarioDatabase {
  MEMORY {
    @Override
    Place make(Path folder) {
      return new Place("database: {name: memory}", () -> {});
    }
  },
  SQLITE {
    @Override
    Place make(Path folder) {
      String file = folder.resolve("homeserver.db").toString();
      return new Place(
          "database: {name: sqlite3, args: {database: '%s'}}".formatted(file), () -> {});
    }
  },
  POSTGRES {
    @Override
    Place make(Path folder) {
      TestSettings.OnServer made = new TestSettings.OnServer();
      URI server = URI.create(made.settings().url().substring("jdbc:".length()));
      return new Place(
          "database: {name: psycopg2, args: {host: %s, port: %d, user: postgres, password: '', dbname: %s}}"
              .formatted(server.getHost(), server.getPort(), server.getPath().substring(1)),
          made::remove);
    }
  };

  /** A new storage. */
  abstract Place make(Path folder);

  /** The kind of this name, in small letters. */
  static ScenarioDatabase named(String name) {
    return valueOf(name.strip().toUpperCase(Locale.ROOT));
  }

  /**
   * Where a storage is.
   *
   * @param config a line of configuration that leads there
   * @param remove what takes it away when nobody uses it any more
   */
  record Place(String config, Runnable remove) {}
}
