package chat.ranvier.db.sql.timeline;

import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.application.room.port.StoredAlreadyException;
import chat.ranvier.db.sql.Sql;
import chat.ranvier.db.sql.dialect.BulkInsert;
import chat.ranvier.db.sql.dialect.SqlList;
import chat.ranvier.db.sql.dialect.SqlType;
import chat.ranvier.db.sql.dialect.Values;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The insertion of rows that belong to events and have a key that others choose: an event id, the
 * transaction of a client. The statement that inserts also tells whether keys are taken, so that
 * nothing more is asked where none is.
 */
final class UniqueRows {
  private final Sql sql;
  private final BulkInsert insert;
  private final SqlType type;
  private final String owners;

  private record Owner(Object key, long event) {}

  /**
   * Rows of which those are left out whose keys are taken.
   *
   * @param insert its first column is the number of the event, the second the key
   */
  UniqueRows(Sql sql, BulkInsert insert) {
    BulkInsert.Column key = insert.columns().get(1);
    this.sql = sql;
    this.insert = insert.orElse("ON CONFLICT (" + key.name() + ") DO NOTHING");
    this.type = key.type();
    this.owners =
        "SELECT %s AS taken, event FROM %s WHERE %s"
            .formatted(key.name(), insert.table(), sql.dialect().among(key.name(), type));
  }

  /**
   * Inserts the rows.
   *
   * @throws StoredAlreadyException where keys are taken
   */
  void insert(List<Values> rows) {
    if (sql.insert(insert, rows) == rows.size()) {
      return;
    }
    Set<Long> repeating = repeating(rows);
    if (repeating.isEmpty()) {
      throw new StorageException("not all rows were added to the table " + insert.table());
    }
    throw new StoredAlreadyException(repeating);
  }

  private Set<Long> repeating(List<Values> rows) {
    SqlList keys = new SqlList(type, rows.stream().map(row -> present(row, 1)).toList());
    Map<Object, Long> owner = new HashMap<>();
    sql.list(
            owners,
            row ->
                new Owner(
                    comparable(Objects.requireNonNull(row.value("taken"))), row.number("event")),
            keys)
        .forEach(each -> owner.put(each.key(), each.event()));
    Set<Long> repeating = new HashSet<>();
    for (Values row : rows) {
      long event = ((Number) present(row, 0)).longValue();
      if (!Long.valueOf(event).equals(owner.get(comparable(present(row, 1))))) {
        repeating.add(event);
      }
    }
    return repeating;
  }

  private static Object present(Values row, int place) {
    return Objects.requireNonNull(row.at(place));
  }

  private static Object comparable(Object key) {
    return key instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : key;
  }
}
