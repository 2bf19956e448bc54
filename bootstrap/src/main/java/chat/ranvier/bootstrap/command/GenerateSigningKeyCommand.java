package chat.ranvier.bootstrap.command;

import chat.ranvier.bootstrap.config.PrivateFile;
import chat.ranvier.bootstrap.config.SigningKeyFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a new signing key. */
@Command(
    name = "generate-signing-key",
    aliases = {"generate_signing_key", "generate_signing_key.py"},
    description = "Makes a new signing key.",
    mixinStandardHelpOptions = true)
final class GenerateSigningKeyCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-o", "--output_file", "--output-file"},
      paramLabel = "FILE",
      description = "A new file for the key; by default it is printed.")
  private @Nullable Path file;

  GenerateSigningKeyCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    String line = SigningKeyFile.newLine(surroundings.chance());
    if (file == null) {
      spec.commandLine().getOut().print(line);
      spec.commandLine().getOut().flush();
      return 0;
    }
    try {
      PrivateFile.write(file, line);
    } catch (FileAlreadyExistsException e) {
      throw new CommandFailedException(file + " exists already; it is left as it is.", e);
    }
    return 0;
  }
}
