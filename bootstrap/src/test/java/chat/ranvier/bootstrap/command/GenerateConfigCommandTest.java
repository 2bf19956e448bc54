package chat.ranvier.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.bootstrap.config.ConfigLoader;
import chat.ranvier.bootstrap.config.DatabaseChoice;
import chat.ranvier.bootstrap.config.HomeserverConfig;
import chat.ranvier.bootstrap.config.LoadedConfig;
import chat.ranvier.bootstrap.config.SigningKeyFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GenerateConfigCommandTest {
  @TempDir Path directory = Path.of("");

  private CommandRun generate(String... more) {
    CommandRun command = new CommandRun();
    String[] arguments = {
      "generate-config",
      "--server-name",
      "example.org",
      "--report-stats=no",
      "--config-directory",
      directory.toString(),
      "--data-directory",
      directory.resolve("data").toString()
    };
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of(more));
    assertThat(command.run(all.toArray(String[]::new))).isBetween(0, 1);
    return command;
  }

  @Test
  void whatIsWrittenStartsWithoutAWarning() throws IOException {
    generate();
    LoadedConfig loaded =
        new ConfigLoader(Map.of()).load(List.of(directory.resolve("homeserver.yaml")));

    HomeserverConfig config = loaded.config();
    assertThat(loaded.warnings()).isEmpty();
    assertThat(config.server().name().value()).isEqualTo("example.org");
    assertThat(config.registration().sharedSecret()).isPresent();
    assertThat(DatabaseChoice.of(config.database()))
        .isEqualTo(new DatabaseChoice.Sqlite(directory.resolve("data/homeserver.db")));
    assertThat(config.signingKeys().file()).isEqualTo(directory.resolve("example.org.signing.key"));
    assertThat(SigningKeyFile.read(config.signingKeys().file())).hasSize(1);
    assertThat(config.logging().file()).contains(directory.resolve("example.org.log.config"));
    assertThat(directory.resolve("example.org.log.config"))
        .content()
        .contains("filename: " + directory.resolve("data/homeserver.log"));
  }

  @Test
  void nothingIsEverOverwritten() throws IOException {
    generate();
    String key = SigningKeyFile.read(directory.resolve("example.org.signing.key")).toString();
    CommandRun again = generate("-c", directory.resolve("other.yaml").toString());

    assertThat(again.errors()).contains("exists already; nothing has been written");
    assertThat(directory.resolve("other.yaml")).doesNotExist();
    assertThat(SigningKeyFile.read(directory.resolve("example.org.signing.key")).toString())
        .isEqualTo(key);
  }

  @Test
  void bothQuestionsHaveToBeAnswered() {
    CommandRun command = new CommandRun();
    assertThat(command.run("generate-config")).isEqualTo(2);
    assertThat(command.errors()).contains("--server-name").contains("--report-stats");
  }

  @Test
  void aNameThatIsNoneIsRefused() {
    CommandRun command = new CommandRun();
    assertThat(command.run("generate-config", "-H", "exa mple", "--report-stats", "yes"))
        .isEqualTo(1);
    assertThat(command.errors()).contains("No server name");
  }
}
