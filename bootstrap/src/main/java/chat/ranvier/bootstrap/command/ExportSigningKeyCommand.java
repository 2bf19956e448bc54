package chat.ranvier.bootstrap.command;

import chat.ranvier.bootstrap.config.SigningKeyFile;
import chat.ranvier.domain.signing.SigningKey;
import chat.ranvier.domain.signing.UnpaddedBase64;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the public halves of signing keys. */
@Command(
    name = "export-signing-key",
    aliases = "export_signing_key",
    description = "Prints the public keys of signing key files.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ExportSigningKeyCommand implements Callable<Integer> {
  private static final Duration UNTIL_REPLACED = Duration.ofHours(6);

  private final Surroundings surroundings;
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "-x", description = "Prints them as entries of old_signing_keys.")
  private boolean forConfig;

  @Option(
      names = "--expiry-ts",
      paramLabel = "MILLISECONDS",
      description = "With -x, when the keys sign last; by default in 6 hours.")
  private @Nullable Long expiry;

  @Parameters(arity = "1..*", paramLabel = "KEY_FILE", description = "Signing key files.")
  private List<Path> files = new ArrayList<>();

  ExportSigningKeyCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    for (Path file : files) {
      for (SigningKey key : keys(file)) {
        spec.commandLine().getOut().println(forConfig ? entry(key) : plain(key));
      }
    }
    return 0;
  }

  private static List<SigningKey> keys(Path file) throws IOException {
    try {
      return SigningKeyFile.read(file);
    } catch (NoSuchFileException e) {
      throw new CommandFailedException("There is no file " + file + " .", e);
    }
  }

  private static String plain(SigningKey key) {
    return key.keyId() + " " + UnpaddedBase64.encode(key.publicKey());
  }

  private String entry(SigningKey key) {
    long expires =
        expiry == null
            ? surroundings.clock().instant().plus(UNTIL_REPLACED).toEpochMilli()
            : expiry;
    return "  \""
        + key.keyId()
        + "\": { key: \""
        + UnpaddedBase64.encode(key.publicKey())
        + "\", expired_ts: "
        + expires
        + " }";
  }
}
