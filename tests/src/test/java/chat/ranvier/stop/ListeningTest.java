package chat.ranvier.stop;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.outside.Caller;
import chat.ranvier.outside.ServerProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a server listens, and to whom it listens in vain. */
final class ListeningTest {
  private static final int CLIENTS = 400;
  private static final String HEAD =
      "GET /_matrix/client/v3/sync HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ";

  @TempDir private Path folder = Path.of("");

  private ServerProcess server() throws IOException {
    return ServerProcess.ranvier(folder, "database: {name: memory}\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "['::', '0.0.0.0']",
        "['0.0.0.0', '::', '127.0.0.1']",
        "['::', '127.0.0.1']",
        "['0.0.0.0', '127.0.0.1']"
      })
  void addressesThatCoverOneAnotherAreTakenOnce(String addresses) throws Exception {
    try (ServerProcess server = server()) {
      Path file = folder.resolve("homeserver.yaml");
      String text = Files.readString(file);
      Files.writeString(file, text.replace("[\"127.0.0.1\"]", addresses));
      server.start();
      Caller.register(server, "alice").createRoom();
    }
  }

  @Test
  void clientsThatGoAwayWithinAHeadLeaveNextToNothingInTheLog() throws Exception {
    try (ServerProcess server = server()) {
      server.start();
      Caller alice = Caller.register(server, "alice");
      long before = server.log().lines().count();
      for (int i = 0; i < CLIENTS; i++) {
        goAway(server.base(), HEAD.substring(0, i % HEAD.length()), i % 2 == 0);
      }
      alice.createRoom();
      assertThat(server.terminate()).isEqualTo(ServerProcess.ENDED_BY_SIGTERM);
      assertThat(server.log()).doesNotContain("\tat ", "Exception");
      assertThat(server.log().lines().count() - before).isLessThan(20);
    }
  }

  /**
   * Sends a part of a head and goes.
   *
   * @param isReset whether the connection is broken off, and not closed
   */
  private static void goAway(URI server, String part, boolean isReset) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort())) {
      socket.getOutputStream().write(part.getBytes(StandardCharsets.US_ASCII));
      socket.setSoLinger(isReset, 0);
    }
  }
}
