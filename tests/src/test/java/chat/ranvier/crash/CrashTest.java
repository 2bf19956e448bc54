package chat.ranvier.crash;

import chat.ranvier.outside.ServerProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing that a client was told is lost when the process is killed in the middle of a load, and
 * nobody has to sync anew.
 */
final class CrashTest {
  private static final List<Integer> ANSWERS_BEFORE_EACH_CRASH = List.of(40, 150, 3, 200);

  @Test
  void whatWasAnsweredSurvivesCrashesOnSqlite(@TempDir Path folder) throws Exception {
    survivesCrashes(
        folder,
        """
        database:
          name: sqlite3
          args: {database: "%s/homeserver.db"}
        """
            .formatted(folder));
  }

  @Test
  void whatWasAnsweredSurvivesCrashesOnPostgres(@TempDir Path folder) throws Exception {
    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.builder()
            .setLocaleConfig("locale", "C")
            .setLocaleConfig("encoding", "UTF8")
            .start()) {
      survivesCrashes(
          folder,
          """
          database:
            name: psycopg2
            args: {host: 127.0.0.1, port: %d, user: postgres, password: "", dbname: postgres}
          """
              .formatted(postgres.getPort()));
    }
  }

  private void survivesCrashes(Path folder, String database) throws Exception {
    try (ServerProcess server = ServerProcess.ranvier(folder, database)) {
      server.start();
      Crashes crashes = new Crashes(server);
      for (int answers : ANSWERS_BEFORE_EACH_CRASH) {
        crashes.crashAfter(answers);
        crashes.checkThatWhatWasAnsweredIsThere();
      }
      crashes.sendTheRest();
      crashes.checkThatAllAgree();
    }
  }
}
