package chat.ranvier.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What only the sources show: how large things are, how they lock, what they call identifiers. */
final class SourceRules {
  static final int MAX_FILE = 500;
  static final int MAX_METHOD = 60;
  static final int MAX_CONSTRUCTOR = 7;
  static final int MAX_PORT = 12;
  static final int MOST_FILES = 250;
  static final int MOST_METHODS = 20;
  private static final Set<String> IDENTIFIERS =
      Set.of("userId", "roomId", "eventId", "serverName");

  private final List<SourceFile> files;

  SourceRules(List<SourceFile> files) {
    this.files = files;
  }

  /** Files, methods, constructors and ports that are larger than anything may be. */
  List<String> tooLarge() {
    List<String> found = new ArrayList<>();
    for (SourceFile file : files) {
      if (file.lines() > MAX_FILE) {
        found.add(file.name() + " has " + file.lines() + " lines");
      }
      file.methods().stream()
          .filter(method -> method.lines() > MAX_METHOD)
          .map(method -> file.name() + ": " + method.name() + " has " + method.lines() + " lines")
          .forEach(found::add);
      file.methods().stream()
          .filter(method -> method.isConstructor() && method.parameters() > MAX_CONSTRUCTOR)
          .map(method -> file.name() + ": a constructor takes " + method.parameters())
          .forEach(found::add);
      file.interfaces().stream()
          .filter(port -> file.name().contains("/port/") && port.methods() > MAX_PORT)
          .map(port -> file.name() + ": " + port.name() + " has " + port.methods() + " methods")
          .forEach(found::add);
    }
    return found;
  }

  /** The length that nine of ten files keep to. */
  long mostFiles() {
    return ninthTenth(files.stream().map(file -> (long) file.lines()).sorted().toList());
  }

  /** The length that nine of ten methods keep to. */
  long mostMethods() {
    return ninthTenth(
        files.stream()
            .flatMap(file -> file.methods().stream())
            .map(SourceFile.Method::lines)
            .sorted()
            .toList());
  }

  private static long ninthTenth(List<Long> sorted) {
    return sorted.isEmpty() ? 0 : sorted.get(sorted.size() * 9 / 10);
  }

  /** Places that lock by {@code synchronized}. */
  List<String> locks() {
    return files.stream()
        .flatMap(file -> file.locks().stream().map(line -> file.name() + ":" + line))
        .toList();
  }

  /** Strings that are called by the name of an identifier which has a type of its own. */
  List<String> namelessIdentifiers(Predicate<SourceFile> where) {
    return files.stream()
        .filter(where)
        .flatMap(
            file ->
                file.variables().stream()
                    .filter(SourceRules::isNamelessIdentifier)
                    .map(found -> file.name() + ":" + found.line() + " String " + found.name()))
        .toList();
  }

  private static boolean isNamelessIdentifier(SourceFile.Variable variable) {
    return variable.type().equals("String") && IDENTIFIERS.contains(variable.name());
  }
}
