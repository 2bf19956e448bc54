package chat.ranvier.db.sql.dialect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** PostgreSQL: lists are arrays, and rows are inserted column by column in one statement. */
public final class PostgresDialect implements SqlDialect {
  private static final long SCHEMA_LOCK = 0x72616e76696572L;

  @Override
  public String name() {
    return "postgres";
  }

  @Override
  public String schema(String text) {
    return text.replace("${number}", "BIGINT")
        .replace("${bytes}", "BYTEA")
        .replace("${table}", "")
        .replace("${updated}", "WITH (fillfactor = 70)")
        .replace("${clustered}", "");
  }

  @Override
  public String among(String column, SqlType type) {
    return column + " = ANY(CAST(? AS " + arrayOf(type) + "))";
  }

  private static String arrayOf(SqlType type) {
    return switch (type) {
      case NUMBER -> "bigint[]";
      case TEXT -> "text[]";
      case BYTES -> "bytea[]";
    };
  }

  @Override
  public String numbersIn(String name, String... columns) {
    String numbers =
        IntStream.range(0, columns.length)
            .mapToObj(i -> "CAST(v->>" + i + " AS bigint) AS " + columns[i])
            .collect(Collectors.joining(", "));
    return "(SELECT " + numbers + " FROM json_array_elements(CAST(? AS json)) AS v) AS " + name;
  }

  @Override
  public Object listParameter(SqlList list) {
    return switch (list.type()) {
      case NUMBER -> list.values().toArray(Long[]::new);
      case TEXT -> list.values().toArray(String[]::new);
      case BYTES -> list.values().toArray(byte[][]::new);
    };
  }

  @Override
  public String columnsOfTables() {
    return """
        SELECT t.relname AS table_name, c.attname AS column_name
        FROM pg_class t
        JOIN pg_namespace n ON n.oid = t.relnamespace
        JOIN pg_attribute c ON c.attrelid = t.oid AND c.attnum > 0
        WHERE t.relkind IN ('r', 'p') AND n.nspname = ANY(current_schemas(false))
        """;
  }

  @Override
  public String insertStatement(BulkInsert insert) {
    String arrays =
        insert.columns().stream()
            .map(column -> "CAST(? AS " + arrayOf(column.type()) + ")")
            .collect(Collectors.joining(", "));
    return "INSERT INTO %s (%s) SELECT * FROM unnest(%s) %s"
        .formatted(insert.table(), insert.columnNames(), arrays, insert.conflict());
  }

  @Override
  public int insertRows(PreparedStatement prepared, BulkInsert insert, List<Values> rows)
      throws SQLException {
    for (int i = 0; i < insert.columns().size(); i++) {
      prepared.setObject(i + 1, column(insert.columns().get(i).type(), rows, i));
    }
    return prepared.executeUpdate();
  }

  private static Object column(SqlType type, List<Values> rows, int column) {
    return switch (type) {
      case NUMBER -> values(rows, column, Long[]::new, PostgresDialect::whole);
      case TEXT -> values(rows, column, String[]::new, value -> value);
      case BYTES -> values(rows, column, byte[][]::new, value -> value);
    };
  }

  private static @Nullable Object whole(@Nullable Object value) {
    return value instanceof Number number ? (Long) number.longValue() : value;
  }

  private static Object[] values(
      List<Values> rows,
      int column,
      IntFunction<Object[]> array,
      Function<@Nullable Object, @Nullable Object> as) {
    return rows.stream().map(row -> as.apply(row.at(column))).toArray(array);
  }

  @Override
  public void lockSchema(Connection connection) throws SQLException {
    try (Statement lock = connection.createStatement()) {
      lock.execute("SELECT pg_advisory_xact_lock(" + SCHEMA_LOCK + ")");
    }
  }
}
