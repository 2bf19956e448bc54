package chat.ranvier.crowd;

import chat.ranvier.outside.ServerProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thousand clients on long polls hear each event of their rooms once, whoever else talks. */
final class CrowdTest {
  private static final int USERS = 64;
  private static final int CLIENTS = 1_000;

  @Test
  void aThousandClientsHearSixtyFourSendersInOneRoom(@TempDir Path folder) throws Exception {
    try (ServerProcess server = started(folder)) {
      Crowd crowd = Crowd.inOneRoom(server, USERS, CLIENTS);
      crowd.talk(5);
      crowd.checkThatAllHeardAll();
    }
  }

  @Test
  void aThousandClientsHearSixtyFourSendersInAsManyRooms(@TempDir Path folder) throws Exception {
    try (ServerProcess server = started(folder)) {
      Crowd crowd = Crowd.inRoomsOfTheirOwn(server, USERS, CLIENTS);
      crowd.talk(20);
      crowd.checkThatAllHeardAll();
    }
  }

  private static ServerProcess started(Path folder) throws Exception {
    ServerProcess server =
        ServerProcess.ranvier(
            folder,
            """
            database:
              name: sqlite3
              args: {database: "%s/homeserver.db"}
            """
                .formatted(folder));
    server.start();
    return server;
  }
}
