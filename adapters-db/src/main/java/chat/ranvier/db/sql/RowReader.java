package chat.ranvier.db.sql;

/**
 * Makes a value of a row.
 *
 * @param <T> what it makes
 */
@FunctionalInterface
public interface RowReader<T> {
  /** The value; the row must not be kept. */
  T read(Row row);
}
