package chat.ranvier.db.sql.dialect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What SQLite and PostgreSQL do differently.
 *
 * <p>Everything else is written once: {@code ON CONFLICT}, {@code RETURNING}, {@code WITH
 * RECURSIVE}, row values and window functions are the same in both.
 */
public sealed interface SqlDialect permits SqliteDialect, PostgresDialect {
  /** The word in file names of migrations that are for this database only. */
  String name();

  /**
   * The text of a migration with the placeholders replaced: {@code ${number}}, {@code ${bytes}} for
   * types; {@code ${table}}, {@code ${updated}}, {@code ${clustered}} after the closing bracket of
   * a table: any, one whose rows change often, and one of small rows, kept in the order of the
   * primary key where that can be.
   */
  String schema(String text);

  /**
   * A condition: the column's value is one of those in the parameter, which is an {@link SqlList}.
   *
   * @return text with one question mark; the same for any number of values
   */
  String among(String column, SqlType type);

  /**
   * What stands in a {@code FROM}: rows of numbers that are handed in as one parameter, a text with
   * a JSON array of arrays.
   *
   * @return text with one question mark
   */
  String numbersIn(String name, String... columns);

  /** What stands for the list when a parameter is set. */
  Object listParameter(SqlList list);

  /** What stands for the value when a parameter is set. */
  default @Nullable Object parameter(@Nullable Object value) {
    return value instanceof SqlList list ? listParameter(list) : value;
  }

  /** Sets all parameters of the statement. */
  default void set(PreparedStatement prepared, Values values) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      prepared.setObject(i + 1, parameter(values.at(i)));
    }
  }

  /** Asks for all columns of all tables: {@code table_name}, {@code column_name}. */
  String columnsOfTables();

  /** The text of the insertion, to be prepared and handed to {@link #insertRows}. */
  String insertStatement(BulkInsert insert);

  /**
   * Inserts the rows by the prepared statement.
   *
   * @return how many rows were inserted or updated
   */
  int insertRows(PreparedStatement prepared, BulkInsert insert, List<Values> rows)
      throws SQLException;

  /** Keeps other processes from changing the tables until the transaction is over. */
  void lockSchema(Connection connection) throws SQLException;
}
