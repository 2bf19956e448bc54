package chat.ranvier.stop;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.environment.port.StorageObserver;
import chat.ranvier.application.environment.testing.ManualTime;
import chat.ranvier.db.TestSettings;
import chat.ranvier.db.sql.PostgresSettings;
import chat.ranvier.db.sql.SqlDatabase;
import chat.ranvier.db.sql.SqliteSettings;
import chat.ranvier.db.sql.Surroundings;
import chat.ranvier.domain.identifier.ServerName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator reads whose server cannot start: a sentence, and no stack trace. */
final class MistakesTest {
  @TempDir private Path folder = Path.of("");

  private List<String> start(String... more) throws IOException, InterruptedException {
    Path file = folder.resolve("homeserver.yaml");
    Files.writeString(file, "report_stats: false\n" + String.join("\n", more));
    List<String> command = new ArrayList<>(withoutSpecialRights());
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            "chat.ranvier.bootstrap.Main",
            "run",
            "-c",
            file.toString()));
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isEqualTo(1);
    assertThat(output).doesNotContain("Exception", "\tat ");
    return output.lines().toList();
  }

  /** An administrator may write to every file otherwise. */
  private static List<String> withoutSpecialRights() {
    return System.getProperty("user.name").equals("root")
        ? List.of("setpriv", "--bounding-set", "-dac_override")
        : List.of();
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
  void aDatabaseFileThatMayOnlyBeReadIsTold() throws Exception {
    Path file = folder.resolve("homeserver.db");
    SqlDatabase.open(
            new SqliteSettings(file),
            new ServerName("a.example"),
            new Surroundings(Thread::new, new ManualTime(), StorageObserver.NONE),
            (number, of, name) -> {})
        .close();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
    assertThat(start("server_name: a.example", sqlite()))
        .last()
        .asString()
        .contains(file + " cannot be");
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("r--------"));
  }

  @Test
  void aDatabaseWithAnotherCollationIsToldHowToMakeOne() throws Exception {
    TestSettings place =
        new TestSettings.OnServer("ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'");
    URI address =
        URI.create(((PostgresSettings) place.settings()).url().substring("jdbc:".length()));
    String database =
        "database: {name: psycopg2, args: {host: %s, port: %d, user: postgres, dbname: %s}}"
            .formatted(address.getHost(), address.getPort(), address.getPath().substring(1));
    assertThat(start("server_name: a.example", database))
        .last()
        .asString()
        .contains("C.UTF-8", "LC_COLLATE 'C'");
    place.remove();
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
