package chat.ranvier.bootstrap.command;

import chat.ranvier.bootstrap.config.ConfigurationPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the documentation of all options. */
@Command(
    name = "help-config",
    description = "Prints the documentation of all options of homeserver.yaml.",
    mixinStandardHelpOptions = true)
final class HelpConfigCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--write",
      paramLabel = "FILE",
      description = "Writes it to this file in place of printing it.")
  private @Nullable Path file;

  @Override
  public Integer call() throws IOException {
    if (file == null) {
      spec.commandLine().getOut().print(ConfigurationPage.markdown());
      spec.commandLine().getOut().flush();
    } else {
      Files.writeString(file, ConfigurationPage.markdown());
    }
    return 0;
  }
}
