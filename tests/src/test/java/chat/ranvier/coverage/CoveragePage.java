package chat.ranvier.coverage;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The page that says which operations are served. */
final class CoveragePage {
  private static final String HEAD =
      """
      # What is served

      Which operations of the Matrix specification, version 1.19, this server answers. Made from the routes by a test;
      to make it anew: `./ranvier test -pl tests -am -Dtest=CoveragePageTest -Dcoverage.write=true -Dsurefire.failIfNoSpecifiedTests=false`.
      """;

  private final Map<String, List<Operation>> specified;
  private final List<Operation> own;
  private final Set<String> served;

  /**
   * @param specified what the specification describes
   * @param own what is served beyond it
   * @param served what the routes say
   */
  CoveragePage(List<Operation> specified, List<Operation> own, List<Operation> served) {
    this.specified =
        specified.stream()
            .collect(Collectors.groupingBy(Operation::source, TreeMap::new, Collectors.toList()));
    this.own = own;
    this.served = served.stream().map(Operation::key).collect(Collectors.toSet());
  }

  /** Routes that are in no list. */
  Set<String> unlisted() {
    Set<String> unlisted = new TreeSet<>(served);
    specified.values().forEach(part -> part.forEach(known -> unlisted.remove(known.key())));
    own.forEach(known -> unlisted.remove(known.key()));
    return unlisted;
  }

  /** Operations of our own that no route serves. */
  Set<String> lost() {
    return own.stream()
        .map(Operation::key)
        .filter(key -> !served.contains(key))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  String text() {
    StringBuilder page = new StringBuilder(HEAD);
    List<Operation> all = specified.values().stream().flatMap(List::stream).toList();
    page.append("\nServed: %d of %d.\n".formatted(count(all), all.size()));
    page.append("\n| described in | operations | served |\n|---|---|---|\n");
    specified.forEach(
        (source, part) ->
            page.append("| %s | %d | %d |\n".formatted(source, part.size(), count(part))));
    page.append("\n## Served\n\n");
    append(page, all.stream().filter(this::isServed).toList());
    page.append("\n## Not served yet\n\n");
    append(page, all.stream().filter(known -> !isServed(known)).toList());
    page.append("\n## Beyond the specification\n\n");
    append(page, own);
    return page.toString();
  }

  private static void append(StringBuilder page, List<Operation> operations) {
    operations.forEach(known -> page.append("* `%s %s`\n".formatted(known.method(), known.path())));
  }

  private long count(List<Operation> operations) {
    return operations.stream().filter(this::isServed).count();
  }

  private boolean isServed(Operation operation) {
    return served.contains(operation.key());
  }
}
