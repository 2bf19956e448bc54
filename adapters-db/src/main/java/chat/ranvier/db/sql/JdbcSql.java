package chat.ranvier.db.sql;

import chat.ranvier.db.sql.dialect.BulkInsert;
import chat.ranvier.db.sql.dialect.SqlDialect;
import chat.ranvier.db.sql.dialect.Values;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Statements straight on JDBC, for what is done often: each is prepared once and reads its rows in
 * place.
 */
final class JdbcSql implements Sql {
  private final Connections connections;

  JdbcSql(Connections connections) {
    this.connections = connections;
  }

  private interface PreparedWork<T> {
    T with(PreparedStatement prepared) throws SQLException;
  }

  @Override
  public <T> List<T> list(String statement, RowReader<T> reader, @Nullable Object... parameters) {
    connections.scope().check(statement);
    return connections.reading(
        session -> prepared(session, statement, each -> rows(each, reader, parameters)));
  }

  @Override
  public <T> Optional<T> find(
      String statement, RowReader<T> reader, @Nullable Object... parameters) {
    connections.scope().check(statement);
    return connections.reading(
        session -> prepared(session, statement, each -> first(each, reader, parameters)));
  }

  private <T> List<T> rows(
      PreparedStatement prepared, RowReader<T> reader, @Nullable Object[] parameters)
      throws SQLException {
    dialect().set(prepared, Values.of(parameters));
    List<T> values = new ArrayList<>();
    try (ResultSet results = prepared.executeQuery()) {
      ResultSetRow row = new ResultSetRow(results);
      while (results.next()) {
        values.add(reader.read(row));
      }
    }
    return values;
  }

  private <T> Optional<T> first(
      PreparedStatement prepared, RowReader<T> reader, @Nullable Object[] parameters)
      throws SQLException {
    dialect().set(prepared, Values.of(parameters));
    try (ResultSet results = prepared.executeQuery()) {
      return results.next()
          ? Optional.of(reader.read(new ResultSetRow(results)))
          : Optional.empty();
    }
  }

  @Override
  public int update(String statement, @Nullable Object... parameters) {
    return changing(
        statement,
        prepared -> {
          dialect().set(prepared, Values.of(parameters));
          return prepared.executeUpdate();
        });
  }

  @Override
  public int[] batch(String statement, List<Values> rows) {
    return rows.isEmpty()
        ? new int[0]
        : changing(
            statement,
            prepared -> {
              for (Values row : rows) {
                dialect().set(prepared, row);
                prepared.addBatch();
              }
              return prepared.executeBatch();
            });
  }

  @Override
  public int insert(BulkInsert insert, List<Values> rows) {
    return rows.isEmpty()
        ? 0
        : changing(
            dialect().insertStatement(insert),
            prepared -> dialect().insertRows(prepared, insert, rows));
  }

  @Override
  public <T> T together(Supplier<T> reads) {
    return connections.reading(session -> reads.get());
  }

  @Override
  public SqlDialect dialect() {
    return connections.dialect();
  }

  private <T> T changing(String statement, PreparedWork<T> work) {
    SessionScope scope = connections.scope();
    return scope.with(scope.changing(), session -> prepared(session, statement, work));
  }

  private static <T> T prepared(Session session, String statement, PreparedWork<T> work)
      throws SQLException {
    PreparedStatement prepared = session.prepare(statement);
    T result;
    try {
      result = work.with(prepared);
    } catch (SQLException | RuntimeException e) {
      Session.closeAfter(e, prepared);
      throw e;
    }
    session.release(statement, prepared);
    return result;
  }
}
