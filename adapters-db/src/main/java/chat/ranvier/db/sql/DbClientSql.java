package chat.ranvier.db.sql;

import chat.ranvier.db.sql.dialect.BulkInsert;
import chat.ranvier.db.sql.dialect.SqlDialect;
import chat.ranvier.db.sql.dialect.Values;
import io.helidon.dbclient.DbClient;
import io.helidon.dbclient.DbRow;
import io.helidon.dbclient.jdbc.JdbcClientBuilder;
import io.helidon.dbclient.jdbc.JdbcConnectionPool;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Statements through Helidon's DbClient; batches, which it does not have, on the same connection
 * beside it.
 */
final class DbClientSql implements Sql {
  /** Stands for all statements: without a name each would get a hash of its text, at each call. */
  private static final String NAME = "statement";

  private final Connections connections;
  private final JdbcSql batches;
  private final DbClient client;

  DbClientSql(Connections connections, JdbcSql batches) {
    this.connections = connections;
    this.batches = batches;
    this.client =
        JdbcClientBuilder.create()
            .mapperManager(new NoMapping())
            .connectionPool(new SessionPool(connections))
            .build();
  }

  /** Gives DbClient the connection of the session at hand, for each of its statements. */
  private record SessionPool(Connections connections) implements JdbcConnectionPool {
    @Override
    public Connection connection() {
      return connections.scope().required().guarded();
    }

    @Override
    public String dbType() {
      return connections.dialect().name();
    }
  }

  private record DbClientRow(DbRow row) implements Row {
    @Override
    public @Nullable Object value(String column) {
      return row.column(column).get(Object.class);
    }
  }

  @Override
  public <T> List<T> list(String statement, RowReader<T> reader, @Nullable Object... parameters) {
    connections.scope().check(statement);
    return connections.reading(
        session -> {
          try (Stream<DbRow> rows = query(statement, parameters)) {
            return rows.map(row -> reader.read(new DbClientRow(row))).toList();
          }
        });
  }

  @Override
  public <T> Optional<T> find(
      String statement, RowReader<T> reader, @Nullable Object... parameters) {
    connections.scope().check(statement);
    return connections.reading(
        session -> {
          try (Stream<DbRow> rows = query(statement, parameters)) {
            return rows.map(row -> reader.read(new DbClientRow(row))).findFirst();
          }
        });
  }

  private Stream<DbRow> query(String statement, @Nullable Object[] parameters) {
    return client.execute().createNamedQuery(NAME, statement).params(values(parameters)).execute();
  }

  @Override
  public int update(String statement, @Nullable Object... parameters) {
    SessionScope scope = connections.scope();
    return scope.with(
        scope.changing(),
        session ->
            Math.toIntExact(
                client
                    .execute()
                    .createNamedDmlStatement(NAME, statement)
                    .params(values(parameters))
                    .execute()));
  }

  private List<@Nullable Object> values(@Nullable Object[] parameters) {
    Values given = Values.of(parameters);
    List<@Nullable Object> values = new ArrayList<>(given.size());
    for (int i = 0; i < given.size(); i++) {
      values.add(dialect().parameter(given.at(i)));
    }
    return values;
  }

  @Override
  public int[] batch(String statement, List<Values> rows) {
    return batches.batch(statement, rows);
  }

  @Override
  public int insert(BulkInsert insert, List<Values> rows) {
    return batches.insert(insert, rows);
  }

  @Override
  public <T> T together(Supplier<T> reads) {
    return batches.together(reads);
  }

  @Override
  public SqlDialect dialect() {
    return connections.dialect();
  }
}
