package chat.ranvier.stop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator reads whose server cannot start: a sentence, and no stack trace. */
final class MistakesTest {
  @TempDir private Path folder = Path.of("");

  private List<String> start(String... more) throws IOException, InterruptedException {
    Path file = folder.resolve("homeserver.yaml");
    Files.writeString(file, "report_stats: false\n" + String.join("\n", more));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "chat.ranvier.bootstrap.Main",
                "run",
                "-c",
                file.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isEqualTo(1);
    assertThat(output).doesNotContain("Exception", "\tat ");
    return output.lines().toList();
  }

  private static String listener(int port) {
    return "listeners: [{port: " + port + ", bind_addresses: ['::', '127.0.0.1']}]";
  }

  private String sqlite() {
    return "database: {name: sqlite3, args: {database: '" + folder + "/homeserver.db'}}";
  }

  @Test
  void aPortInUseIsNamedAfterTheNewDatabase() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = other.getLocalPort();
      assertThat(start("server_name: a.example", sqlite(), listener(port)))
          .filteredOn(line -> line.contains("Cannot listen") || line.contains("a new one is made"))
          .hasSize(2)
          .last()
          .asString()
          .contains(" port " + port + ": Address already in use");
    }
  }

  @Test
  void aKeyOfGarbageIsNamedWithItsLine() throws Exception {
    Path key = Files.writeString(folder.resolve("key"), "# mine\ngarbage\n");
    assertThat(start("server_name: a.example", sqlite(), "signing_key_path: " + key))
        .last()
        .asString()
        .contains(key + ":2: holds no signing key");
  }

  @Test
  void aDatabaseOutOfReachIsTold() throws Exception {
    String database = "database: {name: psycopg2, args: {host: 127.0.0.1, port: 1, user: a}}";
    assertThat(start("server_name: a.example", database))
        .last()
        .asString()
        .startsWith("the database cannot be reached: Connection to 127.0.0.1:1 refused");
  }

  @Test
  void whatIsWrongInTheConfigurationIsNamedWithItsLine() throws Exception {
    assertThat(start("server_name: a.example", "listeners: [{path: /run/ranvier.sock}]"))
        .singleElement()
        .asString()
        .contains("homeserver.yaml:3: listeners[].path: is not supported yet");
    assertThat(start("server_name: https://a.example"))
        .singleElement()
        .asString()
        .contains(
            "homeserver.yaml:2: server_name: must be a server name: write it without https://");
  }
}
