package chat.ranvier.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HashPasswordCommandTest {
  private static boolean matches(String hash, String password) {
    return OpenBSDBCrypt.checkPassword(hash, password.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theCostAndThePepperComeFromTheConfiguration(@TempDir Path directory) throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("homeserver.yaml"),
            "server_name: a.example\nbcrypt_rounds: 5\npassword_config: {pepper: salty}\n");
    CommandRun command = new CommandRun();

    assertThat(command.run("hash_password", "-p", "secret", "-c", file.toString())).isZero();
    assertThat(command.output()).startsWith("$2b$05$");
    assertThat(matches(command.output().strip(), "secretsalty")).isTrue();
    assertThat(matches(command.output().strip(), "secret")).isFalse();
  }

  @Test
  void thePasswordIsAskedForTwice() {
    CommandRun command = new CommandRun().set("RANVIER_BCRYPT_ROUNDS", "4").answering("x", "x");
    assertThat(command.run("hash-password")).isZero();
    assertThat(matches(command.output().strip(), "x")).isTrue();

    assertThat(new CommandRun().answering("x", "y").run("hash-password")).isEqualTo(1);
  }

  @Test
  void withoutATerminalThePasswordHasToBeGiven() {
    CommandRun command = new CommandRun();

    assertThat(command.run("hash-password")).isEqualTo(1);
    assertThat(command.errors()).contains("--password");
  }
}
