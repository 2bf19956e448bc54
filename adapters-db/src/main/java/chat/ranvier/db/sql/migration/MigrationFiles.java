package chat.ranvier.db.sql.migration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * The migrations among the resources: {@code V0042__receipts.sql}, or for one database only {@code
 * V0042__receipts.sqlite.sql}, {@code V0042__receipts.postgres.sql}.
 */
final class MigrationFiles {
  private static final String FOLDER = "migrations/";
  private static final String FIRST = "/" + FOLDER + "V0001__server.sql";
  private static final Pattern NAME =
      Pattern.compile("V([0-9]{4})__([a-z0-9_]+)(?:\\.(sqlite|postgres))?\\.sql");

  private MigrationFiles() {}

  /** Those for the database of this name, in the order of their numbers. */
  static List<Migration> forDatabase(String database) {
    return names()
        .flatMap(file -> read(file, database).stream())
        .sorted(Comparator.comparingInt(Migration::version))
        .toList();
  }

  private static Optional<Migration> read(String file, String database) {
    Matcher name = NAME.matcher(file);
    if (!name.matches()) {
      throw new IllegalStateException("not the name of a migration: " + file);
    }
    String only = name.group(3);
    return only == null || only.equals(database)
        ? Optional.of(
            new Migration(
                Integer.parseInt(name.group(1)), name.group(2), text("/" + FOLDER + file)))
        : Optional.empty();
  }

  private static String text(String resource) {
    try (InputStream in = MigrationFiles.class.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> names() {
    URL first = Objects.requireNonNull(MigrationFiles.class.getResource(FIRST), FIRST);
    try {
      return first.openConnection() instanceof JarURLConnection jar
          ? inJar(jar)
          : inFolder(Path.of(URI.create(first.toString())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> inJar(JarURLConnection jar) throws IOException {
    return jar.getJarFile().stream()
        .map(ZipEntry::getName)
        .filter(name -> name.startsWith(FOLDER) && !name.endsWith("/"))
        .map(name -> name.substring(FOLDER.length()));
  }

  private static Stream<String> inFolder(Path first) throws IOException {
    try (Stream<Path> files = Files.list(Objects.requireNonNull(first.getParent()))) {
      return files
          .map(file -> Objects.requireNonNull(file.getFileName()).toString())
          .toList()
          .stream();
    }
  }
}
