package chat.ranvier.bootstrap.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A folder for the configuration files of a test. */
final class ConfigFolder {
  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();

  ConfigFolder(Path folder) {
    this.folder = folder;
  }

  Path write(String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ConfigFolder set(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  LoadedConfig load(Path... paths) {
    return new ConfigLoader(environment).load(List.of(paths));
  }

  /** Loads a file of this text, for the server example.org. */
  LoadedConfig loadText(String... lines) {
    return load(write("homeserver.yaml", text(lines)));
  }

  List<String> warningsOf(String... lines) {
    return loadText(lines).warnings().stream()
        .map(problem -> shortened(problem.toString()))
        .toList();
  }

  List<String> errorsOf(String... lines) {
    return errorsOf(write("homeserver.yaml", text(lines)));
  }

  List<String> errorsOf(Path... paths) {
    try {
      load(paths);
      return List.of();
    } catch (InvalidConfigException e) {
      return e.errors().stream().map(problem -> shortened(problem.toString())).toList();
    }
  }

  private String shortened(String message) {
    return message.replace(folder + "/", "");
  }

  private static String text(String... lines) {
    return String.join(
        "\n", Stream.concat(Stream.of("server_name: example.org"), Stream.of(lines)).toList());
  }
}
