package chat.ranvier.bootstrap.config.source;

import chat.ranvier.bootstrap.config.source.Setting.Mapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files that an operator named, merged: an option in a later file replaces the whole option of
 * an earlier one; a directory stands for its {@code *.yaml} in the order of their names.
 */
public final class ConfigFiles {
  private static final Place NOWHERE = Place.of("no file");

  private final Problems problems;
  private final YamlSource yaml;

  public ConfigFiles(Problems problems) {
    this.problems = problems;
    this.yaml = new YamlSource(problems);
  }

  /** All options of the files and directories, the last word on each. */
  public Mapping merge(List<Path> paths) {
    Mapping merged = Mapping.empty(NOWHERE);
    for (Path path : paths) {
      for (Path file : files(path)) {
        merged = yaml.read(file).map(merged::under).orElse(merged);
      }
    }
    return merged;
  }

  private List<Path> files(Path path) {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    List<Path> files = new ArrayList<>();
    try (Stream<Path> entries = Files.list(path)) {
      entries.filter(ConfigFiles::isConfiguration).sorted().forEach(files::add);
    } catch (IOException e) {
      problems.error(Place.of(path.toString()), "", "cannot be read: " + e.getMessage());
    }
    if (files.isEmpty()) {
      problems.warning(Place.of(path.toString()), "", "holds no *.yaml file");
    }
    return files;
  }

  private static boolean isConfiguration(Path file) {
    return file.getFileName().toString().endsWith(".yaml") && Files.isRegularFile(file);
  }
}
