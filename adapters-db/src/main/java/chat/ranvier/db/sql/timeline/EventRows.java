package chat.ranvier.db.sql.timeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.ranvier.application.room.port.AsideEvent;
import chat.ranvier.application.room.port.ClientTransaction;
import chat.ranvier.application.room.port.IntakeChange;
import chat.ranvier.application.room.port.NewEvent;
import chat.ranvier.application.room.port.PositionedAppend;
import chat.ranvier.application.room.port.Redaction;
import chat.ranvier.db.sql.Sql;
import chat.ranvier.db.sql.dialect.BulkInsert;
import chat.ranvier.db.sql.dialect.Values;
import chat.ranvier.domain.auth.rules.RuleId;
import chat.ranvier.domain.auth.standing.Standing;
import chat.ranvier.domain.state.StateRoot;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
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
          .bytes("json")
          .number("top");
  private static final BulkInsert TRANSACTIONS =
      BulkInsert.into("client_transactions")
          .number("event")
          .bytes("key")
          .text("user_id")
          .text("device_id")
          .bytes("scope")
          .bytes("transaction_id");
  private static final BulkInsert ASIDE =
      BulkInsert.into("events")
          .number("event")
          .text("event_id")
          .number("room")
          .number("position")
          .number("depth")
          .number("slot")
          .bytes("state_before")
          .bytes("json")
          .number("top")
          .number("standing")
          .text("rejected_by");
  private static final String PLACE =
      """
      UPDATE events SET position = ?, slot = ?, state_before = ?, top = ?, standing = ?, rejected_by = ?
      WHERE event = ?
      """;
  private static final String REDACT =
      "UPDATE events SET redacted_by = ? WHERE event_id = ? AND redacted_by IS NULL";

  private final Sql sql;
  private final UniqueRows newEvents;
  private final UniqueRows keptAside;
  private final UniqueRows clientTransactions;

  /** The rows of this database. */
  public EventRows(Sql sql) {
    this.sql = sql;
    this.newEvents = new UniqueRows(sql, EVENTS);
    this.keptAside = new UniqueRows(sql, ASIDE);
    this.clientTransactions = new UniqueRows(sql, TRANSACTIONS);
  }

  /**
   * Stores the events of the appends.
   *
   * @throws chat.ranvier.application.room.port.StoredAlreadyException where their ids or
   *     transactions are stored already
   */
  public void append(List<PositionedAppend> appends) {
    List<Values> events = new ArrayList<>();
    List<Values> transactions = new ArrayList<>();
    List<Values> redactions = new ArrayList<>();
    List<Values> placed = new ArrayList<>();
    List<Values> aside = new ArrayList<>();
    for (PositionedAppend each : appends) {
      long position = each.firstPosition();
      IntakeChange intake = each.append().intake();
      Set<Long> anew = intake.placedAnew();
      for (NewEvent event : each.append().events()) {
        if (anew.contains(event.number())) {
          placed.add(placed(event, position++, intake));
        } else {
          events.add(row(event, each.append().room().number(), position++, intake));
        }
        event.transaction().ifPresent(by -> transactions.add(row(event, by)));
        event.redacts().ifPresent(id -> redactions.add(Values.of(event.number(), id.value())));
      }
      for (Redaction redaction : intake.redactions()) {
        redactions.add(Values.of(redaction.number(), redaction.target().value()));
      }
      for (AsideEvent event : intake.aside()) {
        if (anew.contains(event.number())) {
          placed.add(placed(event, intake));
        } else {
          aside.add(row(event, each.append().room().number(), intake));
        }
      }
    }
    clientTransactions.insert(transactions);
    newEvents.insert(events);
    keptAside.insert(aside);
    sql.batch(PLACE, placed);
    sql.batch(REDACT, redactions);
  }

  private static Values row(NewEvent event, long room, long position, IntakeChange intake) {
    return Values.of(
        event.number(),
        event.event().eventId().value(),
        room,
        position,
        event.event().depth(),
        slot(event.slot()),
        event.stateBefore().toBytes(),
        event.event().canonicalBytes(),
        intake.overtaken().get(event.number()));
  }

  private static Values placed(NewEvent event, long position, IntakeChange intake) {
    return Values.of(
        position,
        slot(event.slot()),
        event.stateBefore().toBytes(),
        intake.overtaken().get(event.number()),
        StandingCode.of(Standing.ACCEPTED),
        null,
        event.number());
  }

  private static Values row(AsideEvent event, long room, IntakeChange intake) {
    return Values.of(
        event.number(),
        event.event().eventId().value(),
        room,
        position(event),
        event.event().depth(),
        slot(event.slot()),
        stateBefore(event),
        event.event().canonicalBytes(),
        intake.overtaken().get(event.number()),
        StandingCode.of(event.standing()),
        rule(event));
  }

  private static Values placed(AsideEvent event, IntakeChange intake) {
    return Values.of(
        position(event),
        slot(event.slot()),
        stateBefore(event),
        intake.overtaken().get(event.number()),
        StandingCode.of(event.standing()),
        rule(event),
        event.number());
  }

  private static @Nullable Long position(AsideEvent event) {
    return event.position() == 0 ? null : event.position();
  }

  private static byte @Nullable [] stateBefore(AsideEvent event) {
    return event.stateBefore().map(StateRoot::toBytes).orElse(null);
  }

  private static @Nullable String rule(AsideEvent event) {
    return event.rejectedBy().map(RuleId::name).orElse(null);
  }

  private static @Nullable Integer slot(OptionalInt slot) {
    return slot.isPresent() ? slot.getAsInt() : null;
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
