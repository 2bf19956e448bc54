package chat.ranvier.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.bootstrap.config.SigningKeyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeyCommandsTest {
  private static final String SEED = "YJDBA9Xnr2sVqXD9Vj7XVUnmFZcZrlw8Md7kMW+3XA1";

  @TempDir Path directory = Path.of("");

  @Test
  void aNewKeyIsPrintedOrWrittenForItsOwnerAlone() throws IOException {
    CommandRun printed = new CommandRun();
    assertThat(printed.run("generate_signing_key")).isZero();
    assertThat(printed.output()).matches("ed25519 a_[a-zA-Z]{4} [A-Za-z0-9+/]{43}\n");

    Path file = directory.resolve("keys/example.org.signing.key");
    assertThat(new CommandRun().run("generate-signing-key", "-o", file.toString())).isZero();
    assertThat(SigningKeyFile.read(file)).hasSize(1);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void aKeyIsNeverOverwritten() throws IOException {
    Path file = Files.writeString(directory.resolve("key"), "ed25519 1 " + SEED);
    CommandRun command = new CommandRun();

    assertThat(command.run("generate-signing-key", "-o", file.toString())).isEqualTo(1);
    assertThat(command.errors()).contains("exists already");
    assertThat(file).hasContent("ed25519 1 " + SEED);
  }

  /** The key of the specification's own examples. */
  @Test
  void publicKeysArePrintedPlainOrAsOldSigningKeys() throws IOException {
    Path file = Files.writeString(directory.resolve("key"), "ed25519 1 " + SEED + "\n");
    CommandRun plain = new CommandRun();
    plain.run("export-signing-key", file.toString());
    CommandRun entry = new CommandRun();
    entry.run("export_signing_key", "-x", "--expiry-ts", "1234", file.toString());
    CommandRun soon = new CommandRun();
    soon.run("export_signing_key", "-x", file.toString());

    String publicKey = "XGX0JRS2Af3be3knz2fBiRbApjm2Dh61gXDJA8kcJNI";
    assertThat(plain.output()).isEqualTo("ed25519:1 " + publicKey + "\n");
    assertThat(entry.output())
        .isEqualTo("  \"ed25519:1\": { key: \"" + publicKey + "\", expired_ts: 1234 }\n");
    assertThat(soon.output())
        .contains("expired_ts: " + CommandRun.NOW.plusSeconds(6 * 3600).toEpochMilli());
  }

  @Test
  void aFileWithoutAKeyIsNamed() throws IOException {
    Path file = Files.writeString(directory.resolve("key"), "rsa 1 " + SEED + "\n");
    CommandRun missing = new CommandRun();

    assertThat(missing.run("export-signing-key", directory.resolve("none").toString()))
        .isEqualTo(1);
    assertThat(missing.errors()).contains("There is no file");
    assertThat(new CommandRun().run("export-signing-key", file.toString())).isEqualTo(1);
  }
}
