package chat.ranvier.db.sql.pusher;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.ranvier.application.pusher.port.Pusher;
import chat.ranvier.application.pusher.port.PusherKey;
import chat.ranvier.application.pusher.port.PusherProgress;
import chat.ranvier.application.pusher.port.PusherProgress.Trouble;
import chat.ranvier.application.pusher.port.PusherSettings;
import chat.ranvier.application.pusher.port.Throttle;
import chat.ranvier.db.sql.Row;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonReader;
import chat.ranvier.domain.json.JsonWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** How pushers stand in their table. */
final class PusherRows {
  private PusherRows() {}

  static Pusher read(Row row) {
    return new Pusher(
        new PusherKey(
            new UserId(row.text("user_id")), row.encoded("app_id"), row.encoded("pushkey")),
        row.optionalText("device_id").map(DeviceId::new),
        settings(JsonReader.readOwnObject(row.text("settings").getBytes(UTF_8))),
        row.number("made_at"),
        row.number("set_at"),
        row.text("secret"),
        new PusherProgress(
            row.number("position"), row.optionalNumber("badge"), trouble(row), throttles(row)));
  }

  private static Optional<Trouble> trouble(Row row) {
    OptionalLong since = row.optionalNumber("failing_since");
    return since.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Trouble(
                since.getAsLong(), (int) row.number("failures"), row.number("next_attempt")));
  }

  private static PusherSettings settings(JsonObject json) {
    return new PusherSettings(
        json.string("kind").orElseThrow(),
        json.string("app").orElseThrow(),
        json.string("device").orElseThrow(),
        json.string("tag"),
        json.string("language").orElseThrow(),
        json.object("data").orElseThrow(),
        json.bool("enabled").orElseThrow());
  }

  static String json(PusherSettings settings) {
    return JsonWriter.toText(
        JsonObject.builder()
            .put("kind", settings.kind())
            .put("app", settings.appName())
            .put("device", settings.deviceName())
            .putIfPresent("tag", settings.profileTag())
            .put("language", settings.language())
            .put("data", settings.data())
            .put("enabled", settings.enabled())
            .build());
  }

  private static Map<RoomId, Throttle> throttles(Row row) {
    Map<RoomId, Throttle> throttles = new HashMap<>();
    row.optionalText("throttles")
        .map(text -> JsonReader.readOwnObject(text.getBytes(UTF_8)))
        .orElse(JsonObject.empty())
        .forEach((room, json) -> throttles.put(new RoomId(room), throttle((JsonObject) json)));
    return throttles;
  }

  private static Throttle throttle(JsonObject json) {
    return new Throttle(
        json.integer("last_sent").orElseThrow(), json.integer("millis").orElseThrow());
  }

  static @Nullable String throttles(PusherProgress progress) {
    JsonObject.Builder json = JsonObject.builder();
    progress
        .throttles()
        .forEach(
            (room, throttle) ->
                json.put(
                    room.value(),
                    JsonObject.builder()
                        .put("last_sent", throttle.lastSent())
                        .put("millis", throttle.millis())
                        .build()));
    return progress.throttles().isEmpty() ? null : JsonWriter.toText(json.build());
  }

  static @Nullable Long badge(PusherProgress progress) {
    return progress.badge().isPresent() ? (Long) progress.badge().getAsLong() : null;
  }

  static @Nullable Long failingSince(PusherProgress progress) {
    return progress.trouble().map(Trouble::since).orElse(null);
  }

  static int failures(PusherProgress progress) {
    return progress.trouble().map(Trouble::attempts).orElse(0);
  }

  static @Nullable Long nextAttempt(PusherProgress progress) {
    return progress.trouble().map(Trouble::nextAt).orElse(null);
  }
}
