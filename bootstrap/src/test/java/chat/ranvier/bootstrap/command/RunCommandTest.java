package chat.ranvier.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.bootstrap.config.LoadedConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunCommandTest {
  private final CommandRun command = new CommandRun();
  private final List<String> happened = new ArrayList<>();

  private RunningServer start(LoadedConfig config) {
    happened.add("started " + config.config().server().name());
    return new RunningServer() {
      @Override
      public URI address() {
        return URI.create("http://127.0.0.1:8008/");
      }

      @Override
      public void awaitStop() {
        happened.add("waited");
      }

      @Override
      public void close() {
        happened.add("closed");
      }
    };
  }

  @Test
  void runsUntilTheServerHasStopped() {
    assertThat(command.launching(this::start).run("run")).isZero();
    assertThat(happened).containsExactly("started localhost", "waited", "closed");
    assertThat(command.output())
        .contains("Ranvier serves localhost at http://127.0.0.1:8008/")
        .contains("register-new-matrix-user");
  }

  @Test
  void takesSeveralFiles(@TempDir Path directory) throws IOException {
    Path one = Files.writeString(directory.resolve("1.yaml"), "server_name: a.example");
    Path two = Files.writeString(directory.resolve("2.yaml"), "server_name: b.example");

    command
        .launching(this::start)
        .run("run", "-c", one.toString(), "--config-path", two.toString());
    assertThat(happened).contains("started b.example");
  }

  @Test
  void tellsAllThatIsWrongAndStartsNothing(@TempDir Path directory) throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("homeserver.yaml"),
            "server_name: a.example\nbcrypt_rounds: many\nenable_metrics: perhaps\n");

    assertThat(command.run("run", "-c", file.toString())).isEqualTo(1);
    assertThat(command.errors().lines())
        .containsExactly(
            file + ":2: bcrypt_rounds: must be an integer; it is \"many\"",
            file + ":3: enable_metrics: must be true or false; it is \"perhaps\"");
  }

  @Test
  void anUnknownCommandIsAnError() {
    assertThat(command.run("fly")).isEqualTo(2);
    assertThat(command.run()).isEqualTo(2);
  }

  @Test
  void helpNamesEveryCommandButTheHiddenOne() {
    assertThat(command.run("help")).isZero();
    assertThat(command.output())
        .contains(
            "run",
            "generate-config",
            "register-new-matrix-user",
            "hash-password",
            "generate-signing-key",
            "export-signing-key",
            "help-config")
        .doesNotContain("train");
  }
}
