package chat.ranvier.db.sql;

import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.db.sql.dialect.SqlDialect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whose tables a database holds: ours, none yet, or those of something else, which is refused
 * before anything is written.
 */
final class DatabaseOrigin {
  /** Columns that no other program's tables of these names have. */
  private static final Map<String, String> OURS =
      Map.of("schema_migrations", "checksum", "schema_version", "compatible_with");

  private static final Map<String, Set<String>> OTHERS =
      Map.of(
          "Synapse", Set.of("applied_schema_deltas", "schema_compat_version"),
          "Dendrite", Set.of("roomserver_rooms", "userapi_accounts", "account_accounts"),
          "the Matrix Authentication Service", Set.of("oauth2_clients", "compat_sessions"));

  private DatabaseOrigin() {}

  /**
   * Reads which tables there are.
   *
   * @param place what the database is called in messages
   * @throws StorageException where they are not ours
   */
  static boolean check(Connection connection, SqlDialect dialect, String place)
      throws SQLException {
    Map<String, Set<String>> tables = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet columns = statement.executeQuery(dialect.columnsOfTables())) {
      while (columns.next()) {
        tables
            .computeIfAbsent(columns.getString("table_name"), absent -> new HashSet<>())
            .add(columns.getString("column_name"));
      }
    }
    if (!tables.isEmpty() && !isOurs(tables)) {
      throw new StorageException(refusal(tables.keySet(), place));
    }
    return true;
  }

  private static boolean isOurs(Map<String, Set<String>> tables) {
    return OURS.entrySet().stream()
        .allMatch(each -> tables.getOrDefault(each.getKey(), Set.of()).contains(each.getValue()));
  }

  private static String refusal(Collection<String> tables, String place) {
    String owner =
        OTHERS.entrySet().stream()
            .filter(each -> each.getValue().stream().anyMatch(tables::contains))
            .map(each -> "is a database of " + each.getKey())
            .findFirst()
            .orElseGet(() -> "holds tables of another program (" + some(tables) + ")");
    return place
        + " "
        + owner
        + " and was left as it is: Ranvier needs a database of its own; see docs/database.md, \"Moving in\"";
  }

  private static String some(Collection<String> tables) {
    return String.join(", ", new TreeSet<>(tables).stream().limit(3).toList());
  }
}
