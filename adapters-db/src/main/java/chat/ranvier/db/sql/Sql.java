package chat.ranvier.db.sql;

import chat.ranvier.db.sql.dialect.BulkInsert;
import chat.ranvier.db.sql.dialect.SqlDialect;
import chat.ranvier.db.sql.dialect.Values;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Statements on the connection at hand: the transaction's within one, else any that is free.
 *
 * <p>Parameters stand as question marks. They are texts, whole numbers, byte arrays, truth values
 * (stored as 0 and 1), nulls, and lists ({@link chat.ranvier.db.sql.dialect.SqlList}). Every
 * failure is a {@link chat.ranvier.application.commit.port.StorageException}.
 */
public interface Sql {
  /**
   * All rows of the answer, in its order.
   *
   * @throws IllegalStateException where the statement is neither {@code SELECT} nor {@code WITH},
   *     outside of a transaction
   */
  <T> List<T> list(String statement, RowReader<T> reader, @Nullable Object... parameters);

  /** The first row of the answer, where there is one; otherwise as {@link #list}. */
  <T> Optional<T> find(String statement, RowReader<T> reader, @Nullable Object... parameters);

  /**
   * Changes rows, within a transaction.
   *
   * @return how many rows were inserted, changed or deleted
   * @throws IllegalStateException outside of a transaction
   */
  int update(String statement, @Nullable Object... parameters);

  /**
   * Runs one changing statement with each row of parameters, within a transaction.
   *
   * @return for each row how many rows of the table it changed
   * @throws IllegalStateException outside of a transaction
   */
  int[] batch(String statement, List<Values> rows);

  /**
   * Inserts the rows within a transaction, with one statement where the database can.
   *
   * @return how many rows were inserted or updated
   * @throws IllegalStateException outside of a transaction
   */
  int insert(BulkInsert insert, List<Values> rows);

  /**
   * Runs several reads on one connection, without the way to it for each of them.
   *
   * <p>Outside of a transaction each of them sees what was stored last before it.
   */
  <T> T together(Supplier<T> reads);

  /** What the database at hand does differently. */
  SqlDialect dialect();
}
