package chat.ranvier.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.ranvier.bootstrap.config.option.Secret;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.signing.SigningKey;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretFilesTest {
  private final RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
  private final Path directory;

  SecretFilesTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private static RegistrationConfig registration(Optional<Secret> secret, Optional<Path> file) {
    RegistrationConfig defaults = HomeserverConfig.of(new ServerName("a.example")).registration();
    return new RegistrationConfig(
        false, false, secret, file, defaults.bcryptRounds(), false, false);
  }

  @Test
  void aSigningKeyIsMadeOnceAndKept() throws IOException {
    Path file = directory.resolve("data/signing.key");
    List<SigningKey> made = SigningKeyFile.readOrCreate(file, chance);
    List<SigningKey> kept = SigningKeyFile.readOrCreate(file, chance);

    assertThat(made).hasSize(1);
    assertThat(kept.getFirst().keyId()).isEqualTo(made.getFirst().keyId());
    assertThat(kept.getFirst().publicKey()).isEqualTo(made.getFirst().publicKey());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void aFileWithoutAKeyIsNoReasonToMakeOne() throws IOException {
    Path file = Files.writeString(directory.resolve("key"), "something else\n");

    assertThatThrownBy(() -> SigningKeyFile.readOrCreate(file, chance))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("holds no signing key");
    assertThat(file).hasContent("something else");
  }

  @Test
  void theSharedSecretIsMadeOnceAndFoundByTheTools() throws IOException {
    RegistrationConfig config =
        registration(Optional.empty(), Optional.of(directory.resolve("data/secret")));

    assertThat(SharedSecret.find(config)).isEmpty();
    Optional<Secret> made = SharedSecret.findOrCreate(config, chance);
    assertThat(made).isPresent();
    assertThat(SharedSecret.find(config)).isEqualTo(made);
    assertThat(SharedSecret.findOrCreate(config, chance)).isEqualTo(made);
  }

  @Test
  void aSharedSecretInTheConfigurationNeedsNoFile() throws IOException {
    Optional<Secret> secret = Optional.of(new Secret("s"));

    assertThat(SharedSecret.findOrCreate(registration(secret, Optional.empty()), chance))
        .isEqualTo(secret);
    assertThat(SharedSecret.findOrCreate(registration(Optional.empty(), Optional.empty()), chance))
        .isEmpty();
  }

  @Test
  void aPrivateFileIsWrittenWholeOrNotAtAll() throws IOException {
    Path file = directory.resolve("file");
    PrivateFile.write(file, "first");

    assertThatThrownBy(() -> PrivateFile.write(file, "second"))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(file).hasContent("first");
    assertThat(directory).isDirectoryContaining("glob:**file").isNotEmptyDirectory();
    try (var left = Files.list(directory)) {
      assertThat(left).containsExactly(file);
    }
  }

  @Test
  void aSecretIsNeverPrinted() {
    assertThat(registration(Optional.of(new Secret("geheim")), Optional.empty()).toString())
        .doesNotContain("geheim");
  }
}
