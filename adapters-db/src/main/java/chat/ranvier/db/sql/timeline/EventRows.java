package chat.ranvier.db.sql.timeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.ranvier.application.room.port.ClientTransaction;
import chat.ranvier.application.room.port.NewEvent;
import chat.ranvier.application.room.port.PositionedAppend;
import chat.ranvier.db.sql.Sql;
import chat.ranvier.db.sql.dialect.BulkInsert;
import chat.ranvier.db.sql.dialect.Values;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows that an append adds to {@code events} and {@code client_transactions}. */
public final class EventRows {
  private static final BulkInsert EVENTS =
      BulkInsert.into("events")
          .number("event")
          .text("event_id")
          .number("room")
          .number("position")
          .number("depth")
          .number("slot")
          .bytes("state_before")
          .bytes("json");
  private static final BulkInsert TRANSACTIONS =
      BulkInsert.into("client_transactions")
          .number("event")
          .bytes("key")
          .text("user_id")
          .text("device_id")
          .bytes("scope")
          .bytes("transaction_id");
  private static final String REDACT =
      "UPDATE events SET redacted_by = ? WHERE event_id = ? AND redacted_by IS NULL";

  private final Sql sql;

  /** The rows of this database. */
  public EventRows(Sql sql) {
    this.sql = sql;
  }

  /** Stores the events of the appends. */
  public void append(List<PositionedAppend> appends) {
    List<Values> events = new ArrayList<>();
    List<Values> transactions = new ArrayList<>();
    List<Values> redactions = new ArrayList<>();
    for (PositionedAppend each : appends) {
      long position = each.firstPosition();
      for (NewEvent event : each.append().events()) {
        events.add(row(event, each.append().room().number(), position++));
        event.transaction().ifPresent(by -> transactions.add(row(event, by)));
        event.redacts().ifPresent(id -> redactions.add(Values.of(event.number(), id.value())));
      }
    }
    sql.insert(EVENTS, events);
    sql.insert(TRANSACTIONS, transactions);
    sql.batch(REDACT, redactions);
  }

  private static Values row(NewEvent event, long room, long position) {
    return Values.of(
        event.number(),
        event.event().eventId().value(),
        room,
        position,
        event.event().depth(),
        slot(event),
        event.stateBefore().toBytes(),
        event.event().canonicalBytes());
  }

  private static @Nullable Integer slot(NewEvent event) {
    return event.slot().isPresent() ? event.slot().getAsInt() : null;
  }

  private static Values row(NewEvent event, ClientTransaction by) {
    return Values.of(
        event.number(),
        TransactionKey.of(by),
        by.user().value(),
        by.device().value(),
        by.scope().getBytes(UTF_8),
        by.transactionId().getBytes(UTF_8));
  }
}
