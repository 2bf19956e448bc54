package chat.ranvier.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
          "adapters-http/mail",
          "bootstrap");

  private SourceTree() {}

  /** What is shipped. */
  static List<SourceFile> shipped() {
    return SourceFile.parse(
        read(
            MODULES.stream().map(module -> PROJECT.resolve(module).resolve("src/main/java/chat"))));
  }

  /** The files of one package of this module's tests, with those below it. */
  static List<SourceFile> ofTests(String packageName) {
    Path sources = PROJECT.resolve("tests/src/test/java");
    return SourceFile.parse(read(Stream.of(sources.resolve(packageName.replace('.', '/')))));
  }

  private static Map<String, String> read(Stream<Path> folders) {
    Map<String, String> texts = new TreeMap<>();
    folders.forEach(folder -> read(folder, texts));
    return texts;
  }

  private static void read(Path folder, Map<String, String> texts) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        texts.put(PROJECT.relativize(file).toString(), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
