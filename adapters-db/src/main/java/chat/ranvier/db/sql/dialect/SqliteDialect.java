package chat.ranvier.db.sql.dialect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** SQLite: lists are JSON, rows are inserted one by one, tables are strict. */
public final class SqliteDialect implements SqlDialect {
  @Override
  public String name() {
    return "sqlite";
  }

  @Override
  public String schema(String text) {
    return text.replace("${number}", "INTEGER")
        .replace("${bytes}", "BLOB")
        .replace("${table}", "STRICT")
        .replace("${updated}", "STRICT")
        .replace("${clustered}", "STRICT, WITHOUT ROWID");
  }

  @Override
  public String among(String column, SqlType type) {
    String value =
        switch (type) {
          case NUMBER, TEXT -> "value";
          case BYTES -> "unhex(value)";
        };
    return column + " IN (SELECT " + value + " FROM json_each(?))";
  }

  @Override
  public String numbersIn(String name, String... columns) {
    String numbers =
        IntStream.range(0, columns.length)
            .mapToObj(i -> "value->>" + i + " AS " + columns[i])
            .collect(Collectors.joining(", "));
    return "(SELECT " + numbers + " FROM json_each(?)) AS " + name;
  }

  @Override
  public Object listParameter(SqlList list) {
    return list.values().stream()
        .map(SqliteDialect::json)
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String json(Object value) {
    return switch (value) {
      case String text -> quoted(text);
      case byte[] bytes -> '"' + HexFormat.of().formatHex(bytes) + '"';
      default -> value.toString();
    };
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit == '"' || unit == '\\') {
        quoted.append('\\').append(unit);
      } else if (unit < ' ') {
        quoted.append(String.format("\\u%04x", (int) unit));
      } else {
        quoted.append(unit);
      }
    }
    return quoted.append('"').toString();
  }

  @Override
  public String columnsOfTables() {
    return """
        SELECT t.name AS table_name, c.name AS column_name
        FROM sqlite_schema t JOIN pragma_table_info(t.name) c
        WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
        """;
  }

  @Override
  public String insertStatement(BulkInsert insert) {
    String marks = String.join(", ", Collections.nCopies(insert.columns().size(), "?"));
    return "INSERT INTO %s (%s) VALUES (%s) %s"
        .formatted(insert.table(), insert.columnNames(), marks, insert.conflict());
  }

  @Override
  public int insertRows(PreparedStatement prepared, BulkInsert insert, List<Values> rows)
      throws SQLException {
    for (Values row : rows) {
      set(prepared, row);
      prepared.addBatch();
    }
    return Arrays.stream(prepared.executeBatch()).sum();
  }

  @Override
  public void lockSchema(Connection connection) {
    // One process has the file, and one thread writes to it.
  }
}
