package chat.ranvier.db.sql.receipt;

import chat.ranvier.application.receipt.port.ReadMark;
import chat.ranvier.application.receipt.port.Receipt;
import chat.ranvier.application.receipt.port.ReceiptStore;
import chat.ranvier.db.sql.Row;
import chat.ranvier.db.sql.Sql;
import chat.ranvier.db.sql.dialect.SqlList;
import chat.ranvier.db.sql.dialect.SqlType;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The receipts in the table {@code receipts}. */
public final class SqlReceiptStore implements ReceiptStore {
  private static final String WHOLE_ROOM = "";

  private static final String FORGET_OLD =
      """
      DELETE FROM receipts
      WHERE room_number = ? AND user_id = ? AND type = ? AND thread_id NOT IN ('', 'main')
        AND position <= (
          SELECT position FROM receipts
          WHERE room_number = ? AND user_id = ? AND type = ? AND thread_id NOT IN ('', 'main')
          ORDER BY position DESC LIMIT 1 OFFSET ?)
      """;

  private final Sql sql;
  private final String inRooms;
  private final String marks;

  /** The receipts of the database that the statements go to. */
  public SqlReceiptStore(Sql sql) {
    this.sql = sql;
    this.inRooms =
        """
        SELECT room_number, user_id, type, thread_id, event_id, ts FROM receipts
        WHERE position > ? AND position <= ? AND
        """
            + sql.dialect().among("room_number", SqlType.NUMBER)
            + " ORDER BY position";
    this.marks =
        """
        SELECT room_number, thread_id, event_position FROM receipts
        WHERE event_position > 0 AND user_id = ? AND
        """
            + sql.dialect().among("room_number", SqlType.NUMBER);
  }

  @Override
  public void put(Receipt receipt, long eventPosition, long position) {
    if (receipt.thread().isPresent() && isCovered(receipt)) {
      return;
    }
    sql.update(
        """
        INSERT INTO receipts
          (room_number, user_id, type, thread_id, event_id, ts, position, event_position)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (room_number, user_id, type, thread_id)
        DO UPDATE SET event_id = excluded.event_id, ts = excluded.ts, position = excluded.position,
          event_position = CASE WHEN excluded.event_position = 0
            THEN receipts.event_position ELSE excluded.event_position END
        WHERE excluded.event_position = 0 OR excluded.event_position >= receipts.event_position
        """,
        receipt.room(),
        receipt.user().value(),
        receipt.type(),
        receipt.thread().orElse(WHOLE_ROOM),
        receipt.event().value(),
        receipt.ts(),
        position,
        eventPosition);
    if (receipt.isInThread()) {
      forgetOldThreads(receipt);
    }
  }

  private void forgetOldThreads(Receipt receipt) {
    sql.update(
        FORGET_OLD,
        receipt.room(),
        receipt.user().value(),
        receipt.type(),
        receipt.room(),
        receipt.user().value(),
        receipt.type(),
        MAX_THREADS);
  }

  private boolean isCovered(Receipt receipt) {
    return sql.find(
            """
            SELECT event_id FROM receipts
            WHERE room_number = ? AND user_id = ? AND type = ? AND thread_id = ?
            """,
            row -> row.text("event_id"),
            receipt.room(),
            receipt.user().value(),
            receipt.type(),
            WHOLE_ROOM)
        .filter(receipt.event().value()::equals)
        .isPresent();
  }

  @Override
  public List<Receipt> inRooms(Collection<Long> rooms, long after, long upTo) {
    return rooms.isEmpty()
        ? List.of()
        : sql.list(inRooms, SqlReceiptStore::receipt, after, upTo, SqlList.numbers(rooms));
  }

  @Override
  public List<ReadMark> marks(UserId user, Collection<Long> rooms) {
    return rooms.isEmpty()
        ? List.of()
        : sql.list(marks, SqlReceiptStore::mark, user.value(), SqlList.numbers(rooms));
  }

  private static ReadMark mark(Row row) {
    return new ReadMark(row.number("room_number"), thread(row), row.number("event_position"));
  }

  private static Optional<String> thread(Row row) {
    String thread = row.text("thread_id");
    return thread.equals(WHOLE_ROOM) ? Optional.empty() : Optional.of(thread);
  }

  private static Receipt receipt(Row row) {
    return new Receipt(
        row.number("room_number"),
        new UserId(row.text("user_id")),
        row.text("type"),
        thread(row),
        new EventId(row.text("event_id")),
        row.number("ts"));
  }
}
