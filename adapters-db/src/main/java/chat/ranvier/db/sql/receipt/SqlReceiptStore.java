package chat.ranvier.db.sql.receipt;

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
  }

  @Override
  public void put(Receipt receipt, long position) {
    if (receipt.thread().isPresent() && isCovered(receipt)) {
      return;
    }
    sql.update(
        """
        INSERT INTO receipts (room_number, user_id, type, thread_id, event_id, ts, position)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (room_number, user_id, type, thread_id)
        DO UPDATE SET event_id = excluded.event_id, ts = excluded.ts, position = excluded.position
        """,
        receipt.room(),
        receipt.user().value(),
        receipt.type(),
        receipt.thread().orElse(WHOLE_ROOM),
        receipt.event().value(),
        receipt.ts(),
        position);
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

  private static Receipt receipt(Row row) {
    String thread = row.text("thread_id");
    return new Receipt(
        row.number("room_number"),
        new UserId(row.text("user_id")),
        row.text("type"),
        thread.equals(WHOLE_ROOM) ? Optional.empty() : Optional.of(thread),
        new EventId(row.text("event_id")),
        row.number("ts"));
  }
}
