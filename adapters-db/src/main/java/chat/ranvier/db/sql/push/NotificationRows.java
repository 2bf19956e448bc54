package chat.ranvier.db.sql.push;

import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.application.push.port.Counts;
import chat.ranvier.application.push.port.EventOutcome;
import chat.ranvier.application.push.port.Notification;
import chat.ranvier.application.room.port.RoomRef;
import chat.ranvier.db.sql.Row;
import chat.ranvier.db.sql.Sql;
import chat.ranvier.db.sql.dialect.BulkInsert;
import chat.ranvier.db.sql.dialect.Values;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonReader;
import chat.ranvier.domain.json.JsonWriter;
import chat.ranvier.domain.push.PushActions;
import chat.ranvier.domain.room.version.RoomVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The rows of {@code notifying_events} and {@code push_actions}. */
final class NotificationRows {
  private static final BulkInsert EVENTS =
      BulkInsert.into("notifying_events")
          .number("room")
          .number("position")
          .text("thread")
          .number("highlights")
          .text("tweaks")
          .number("total")
          .number("redacted");

  private static final BulkInsert ACTIONS =
      BulkInsert.into("push_actions")
          .text("user_id")
          .number("room")
          .number("position")
          .text("thread")
          .number("notifies")
          .number("highlights")
          .number("common_notifies")
          .number("common_highlights")
          .text("tweaks");

  private NotificationRows() {}

  static void insert(Sql sql, Collection<EventOutcome> outcomes) {
    List<Values> events = new ArrayList<>(outcomes.size());
    List<Values> actions = new ArrayList<>();
    for (EventOutcome each : outcomes) {
      if (each.common().notifies()) {
        events.add(event(each));
      }
      each.own().forEach((user, does) -> actions.add(action(each, user, does)));
    }
    if (!events.isEmpty()) {
      sql.insert(EVENTS, events);
    }
    if (!actions.isEmpty()) {
      sql.insert(ACTIONS, actions);
    }
  }

  private static Values event(EventOutcome outcome) {
    return Values.of(
        outcome.room(),
        outcome.position(),
        outcome.thread(),
        outcome.common().isHighlight(),
        JsonWriter.toText(outcome.common().tweaks()),
        outcome.total(),
        false);
  }

  private static Values action(EventOutcome outcome, UserId user, PushActions actions) {
    return Values.of(
        user.value(),
        outcome.room(),
        outcome.position(),
        outcome.thread(),
        actions.notifies(),
        actions.isHighlight(),
        outcome.common().notifies(),
        outcome.common().isHighlight(),
        JsonWriter.toText(actions.notifies() ? actions.tweaks() : JsonObject.empty()));
  }

  static Notification notification(Row row) {
    String version = row.text("version");
    return new Notification(
        row.number("position"),
        new RoomRef(
            row.number("room"),
            new RoomId(row.text("room_id")),
            RoomVersion.find(version)
                .orElseThrow(() -> new StorageException("stored, but not known: " + version))),
        new EventId(row.text("event_id")),
        row.text("thread"),
        JsonReader.readObject(row.text("tweaks").getBytes(StandardCharsets.UTF_8)));
  }

  static Counts counts(Row row) {
    return new Counts(row.number("notifications"), row.number("highlights"));
  }
}
