package chat.ranvier.db.sql.dialect;

import static chat.ranvier.db.sql.dialect.SqlType.BYTES;
import static chat.ranvier.db.sql.dialect.SqlType.NUMBER;
import static chat.ranvier.db.sql.dialect.SqlType.TEXT;

import java.util.ArrayList;
import java.util.List;

/**
 * The insertion of any number of rows into one table.
 *
 * @param table the table
 * @param columns its columns, in the order in which rows give their values
 * @param conflict what follows the values: {@code ON CONFLICT …}, or nothing
 */
public record BulkInsert(String table, List<Column> columns, String conflict) {
  /** A column and its type. */
  public record Column(String name, SqlType type) {}

  /** Takes a copy of the columns. */
  public BulkInsert {
    columns = List.copyOf(columns);
  }

  /** An insertion without columns yet, that fails where a row is there already. */
  public static BulkInsert into(String table) {
    return new BulkInsert(table, List.of(), "");
  }

  /** The same with one more column, of numbers. */
  public BulkInsert number(String column) {
    return with(new Column(column, NUMBER));
  }

  /** The same with one more column, of texts. */
  public BulkInsert text(String column) {
    return with(new Column(column, TEXT));
  }

  /** The same with one more column, of bytes. */
  public BulkInsert bytes(String column) {
    return with(new Column(column, BYTES));
  }

  /**
   * The same with another fate for rows that are there already.
   *
   * <p>PostgreSQL refuses to update a row twice in one statement: with {@code DO UPDATE} the rows
   * of one call must differ in their keys.
   *
   * @param clause for example {@code ON CONFLICT (event_id) DO NOTHING}
   */
  public BulkInsert orElse(String clause) {
    return new BulkInsert(table, columns, clause);
  }

  private BulkInsert with(Column column) {
    List<Column> more = new ArrayList<>(columns);
    more.add(column);
    return new BulkInsert(table, more, conflict);
  }

  String columnNames() {
    return String.join(", ", columns.stream().map(Column::name).toList());
  }
}
