package chat.ranvier.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The project's source files, found from the folder of this module. */
final class SourceTree {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final List<String> MODULES =
      List.of(
          "domain",
          "application",
          "adapters-http",
          "adapters-db",
          "adapters-federation",
          "bootstrap");

  private SourceTree() {}

  /** What is shipped. */
  static List<SourceFile> shipped() {
    return MODULES.stream()
        .map(module -> PROJECT.resolve(module).resolve("src/main/java/chat"))
        .flatMap(folder -> read(folder).stream())
        .toList();
  }

  /** The files of one package of this module's tests, with those below it. */
  static List<SourceFile> ofTests(String packageName) {
    return read(PROJECT.resolve("tests/src/test/java").resolve(packageName.replace('.', '/')));
  }

  /** A file of the project. */
  static Path file(String relative) {
    return PROJECT.resolve(relative);
  }

  private static List<SourceFile> read(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .sorted()
          .map(SourceTree::parse)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SourceFile parse(Path file) {
    try {
      return SourceFile.parse(PROJECT.relativize(file).toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
