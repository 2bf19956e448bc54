package chat.ranvier.bootstrap.command;

import chat.ranvier.bootstrap.config.PrivateFile;
import chat.ranvier.bootstrap.config.SharedSecret;
import chat.ranvier.bootstrap.config.SigningKeyFile;
import chat.ranvier.domain.identifier.InvalidIdentifierException;
import chat.ranvier.domain.identifier.ServerName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the files of a new server: configuration, signing key, logging. */
@Command(
    name = "generate-config",
    aliases = "generate_config",
    description = "Writes homeserver.yaml, a signing key and a logging configuration.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class GenerateConfigCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-H", "--server-name"},
      required = true,
      paramLabel = "NAME",
      description = "The server's name, the end of its users' ids; it can never change.")
  private String serverName = "";

  @Option(
      names = "--report-stats",
      required = true,
      paramLabel = "yes|no",
      description = "Whether numbers about the use of the server may be reported.")
  private Answer reportStats = Answer.NO;

  @Option(
      names = {"-c", "--config-path"},
      paramLabel = "FILE",
      description = "The configuration; by default homeserver.yaml in the configuration's folder.")
  private @Nullable Path configPath;

  @Option(
      names = "--config-directory",
      paramLabel = "FOLDER",
      description = "Where the other files go; by default beside the configuration.")
  private @Nullable Path configDirectory;

  @Option(
      names = "--data-directory",
      defaultValue = "data",
      paramLabel = "FOLDER",
      description = "Where the server will keep its data; by default data.")
  private Path dataDirectory = Path.of("data");

  GenerateConfigCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** An answer of the command line, in either case. */
  enum Answer {
    YES,
    NO
  }

  @Override
  public Integer call() throws IOException {
    Path directory = directory();
    NewServerFiles files = new NewServerFiles(checkedName(), directory, dataDirectory);
    Path config = configPath == null ? directory.resolve("homeserver.yaml") : configPath;
    refuseToOverwrite(List.of(config, files.signingKey(), files.logConfig()));
    PrivateFile.write(files.signingKey(), SigningKeyFile.newLine(surroundings.chance()));
    PrivateFile.write(files.logConfig(), files.logging());
    String secret = SharedSecret.random(surroundings.chance());
    PrivateFile.write(config, files.configuration(secret, reportStats == Answer.YES));
    report(config, files);
    return 0;
  }

  private ServerName checkedName() {
    try {
      return new ServerName(serverName.toLowerCase(Locale.ROOT));
    } catch (InvalidIdentifierException e) {
      throw new CommandFailedException("No server name: " + serverName, e);
    }
  }

  private Path directory() {
    if (configDirectory != null) {
      return configDirectory;
    }
    return configPath == null ? Path.of("") : configPath.resolveSibling("");
  }

  private static void refuseToOverwrite(List<Path> files) {
    for (Path file : files) {
      if (Files.exists(file)) {
        throw new CommandFailedException(file + " exists already; nothing has been written.");
      }
    }
  }

  private void report(Path config, NewServerFiles files) {
    spec.commandLine()
        .getOut()
        .println("Written: " + config + ", " + files.signingKey() + ", " + files.logConfig() + ".");
    spec.commandLine().getOut().println("Start the server with: ./ranvier run -c " + config);
  }
}
