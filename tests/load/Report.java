import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The table: a row for each figure of each scenario, a column for each server. */
final class Report {
  private static final Set<String> MORE_IS_BETTER = Set.of("per_s");
  private static final Set<String> NOT_COMPARED =
      Set.of("clients", "expected", "delivered", "repeated", "bytes");

  private final List<Server> servers;
  private final Map<String, Map<String, Map<String, Double>>> rows = new LinkedHashMap<>();

  Report(List<Server> servers) {
    this.servers = servers;
  }

  void add(String scenario, Server server, Figures figures) {
    figures
        .values()
        .forEach(
            (name, value) ->
                rows.computeIfAbsent(scenario, _ -> new LinkedHashMap<>())
                    .computeIfAbsent(name, _ -> new LinkedHashMap<>())
                    .put(server.label(), value));
  }

  String table() {
    StringBuilder table = new StringBuilder("| scenario | figure |");
    servers.forEach(server -> table.append(' ').append(server.label()).append(" |"));
    servers.stream()
        .skip(1)
        .forEach(server -> table.append(" better than ").append(server.label()).append(" by |"));
    table.append("\n|---|---|").append("---:|".repeat(2 * servers.size() - 1)).append('\n');
    rows.forEach(
        (scenario, figures) ->
            figures.forEach((name, values) -> appendRow(table, scenario, name, values)));
    return table.toString();
  }

  private void appendRow(
      StringBuilder table, String scenario, String name, Map<String, Double> values) {
    table.append("| ").append(scenario).append(" | ").append(name).append(" |");
    for (Server server : servers) {
      Double value = values.get(server.label());
      table.append(' ').append(value == null ? "" : Figures.text(value)).append(" |");
    }
    servers.stream()
        .skip(1)
        .forEach(other -> table.append(' ').append(ratio(name, values, other)).append(" |"));
    table.append('\n');
  }

  private String ratio(String name, Map<String, Double> values, Server other) {
    Double ours = values.get(servers.getFirst().label());
    Double theirs = values.get(other.label());
    if (ours == null || theirs == null || NOT_COMPARED.contains(name) || name.startsWith("own_")) {
      return "";
    }
    double better = MORE_IS_BETTER.contains(name) ? ours / theirs : theirs / ours;
    return Double.isFinite(better) ? String.format(Locale.ROOT, "%.1f×", better) : "";
  }
}
