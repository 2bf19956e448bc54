package chat.ranvier.bootstrap.config;

import chat.ranvier.bootstrap.config.option.Binder;
import chat.ranvier.bootstrap.config.option.DeclaredOption;
import chat.ranvier.bootstrap.config.source.ConfigFiles;
import chat.ranvier.bootstrap.config.source.Place;
import chat.ranvier.bootstrap.config.source.Problems;
import chat.ranvier.bootstrap.config.source.Setting;
import chat.ranvier.bootstrap.config.source.Setting.Mapping;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the configuration: built-in defaults, under files in order, under the environment. */
public final class ConfigLoader {
  private static final String PATHS = "RANVIER_CONFIG_PATH";
  private static final Place BUILT_IN = Place.of("default");

  private final Map<String, String> environment;

  /**
   * A loader.
   *
   * @param environment the process' variables
   */
  public ConfigLoader(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /**
   * The configuration of these files and directories; of {@code RANVIER_CONFIG_PATH} where none is
   * named; of a server that needs no file where that is not set, either.
   *
   * @throws InvalidConfigException with all that is wrong
   */
  public LoadedConfig load(List<Path> named) {
    Problems problems = new Problems();
    List<Path> paths = named.isEmpty() ? pathsOfEnvironment() : named;
    Mapping written = new ConfigFiles(problems).merge(paths);
    refuse(problems);
    Mapping root = new EnvironmentVariables(environment, problems).over(written);
    root = paths.isEmpty() ? withoutFile(root) : besideFile(paths.getFirst(), root);
    WholeConfigChecks.refuseUnixSockets(root, problems);
    refuse(problems);
    Optional<HomeserverConfig> config = bind(root, problems);
    refuse(problems);
    return new LoadedConfig(config.orElseThrow(), problems.warnings());
  }

  /** What cannot be read is told alone: all that it leaves out would seem to be wrong, too. */
  private static void refuse(Problems problems) {
    if (!problems.errors().isEmpty()) {
      throw new InvalidConfigException(problems.errors());
    }
  }

  private static Optional<HomeserverConfig> bind(Mapping root, Problems problems) {
    Binder binder = new Binder(problems, SynapseOptions.load());
    binder.reportUnknown(
        root,
        HomeserverConfig.SECTIONS.stream()
            .flatMap(section -> DeclaredOption.topNames(section).stream())
            .toList());
    Optional<HomeserverConfig> config = HomeserverConfig.bind(binder, root);
    new WholeConfigChecks(root, problems).check(config);
    return config;
  }

  private List<Path> pathsOfEnvironment() {
    String paths = environment.getOrDefault(PATHS, "");
    return Arrays.stream(paths.split(File.pathSeparator, -1))
        .filter(path -> !path.isBlank())
        .map(Path::of)
        .toList();
  }

  private static Mapping withoutFile(Mapping root) {
    Mapping named = absent(root, "server_name", "localhost");
    return root.find("registration_shared_secret").isPresent()
        ? named
        : absent(named, "registration_shared_secret_path", "data/registration_shared_secret");
  }

  private static Mapping besideFile(Path first, Mapping root) {
    Path directory = Files.isDirectory(first) ? first : first.resolveSibling("");
    return root.find("server_name")
        .filter(Setting.Text.class::isInstance)
        .map(name -> ((Setting.Text) name).text() + ".signing.key")
        .map(file -> absent(root, "signing_key_path", directory.resolve(file).toString()))
        .orElse(root);
  }

  private static Mapping absent(Mapping root, String option, String value) {
    return root.find(option).isPresent()
        ? root
        : root.with(List.of(option), new Setting.Text(BUILT_IN, value, Setting.Kind.STRING));
  }
}
