package chat.ranvier.bootstrap.command;

import chat.ranvier.bootstrap.config.ConfigLoader;
import chat.ranvier.bootstrap.config.LoadedConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The option that names configuration files, the same for all commands. */
final class ConfigPathOption {
  @Option(
      names = {"-c", "--config-path", "--config"},
      paramLabel = "FILE_OR_FOLDER",
      description = "Configuration; may be given several times, later ones over earlier ones.")
  private List<Path> paths = new ArrayList<>();

  LoadedConfig load(Map<String, String> environment) {
    return new ConfigLoader(environment).load(paths);
  }
}
