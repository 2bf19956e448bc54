package chat.ranvier.domain.push;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonInteger;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonReader;
import chat.ranvier.domain.room.PowerLevels;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.testing.People;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event of Bob's on which rules are tried: a message in a room of three, unless said otherwise.
 */
final class PushTrial {
  static final UserId ALICE = People.ALICE;
  static final UserId BOB = People.BOB;
  static final RoomId ROOM = RoomId.parse("!tea:here.example");

  private String type = "m.room.message";
  private Optional<String> stateKey = Optional.empty();
  private JsonObject content = JsonObject.of("body", "Some tea?");
  private long members = 3;
  private long powerOfBob = 50;
  private Optional<String> displayName = Optional.empty();

  /** JSON with single quotes, if need be. */
  static JsonObject json(String text) {
    return JsonReader.readObject(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  PushTrial type(String other) {
    type = other;
    return this;
  }

  PushTrial stateKey(@Nullable String key) {
    stateKey = Optional.ofNullable(key);
    return this;
  }

  PushTrial content(String other) {
    content = json(other);
    return this;
  }

  PushTrial body(String text) {
    content = JsonObject.of("body", text);
    return this;
  }

  PushTrial members(long count) {
    members = count;
    return this;
  }

  PushTrial powerOfBob(long power) {
    powerOfBob = power;
    return this;
  }

  PushTrial displayName(String name) {
    displayName = Optional.of(name);
    return this;
  }

  Optional<PushMatch> on(PushRuleSet rules) {
    return rules.match(event(), new PushReader(ALICE, displayName));
  }

  boolean holds(String condition) {
    return PushCondition.read(json(condition)).holds(event(), new PushReader(ALICE, displayName));
  }

  PushEvent event() {
    JsonObject json =
        JsonObject.builder()
            .put("content", content)
            .put("origin_server_ts", 1_700_000_000_000L)
            .put("sender", BOB.value())
            .putIfPresent("state_key", stateKey)
            .put("type", type)
            .build();
    JsonObject levels =
        JsonObject.of("users", JsonObject.of(BOB.value(), new JsonInteger(powerOfBob)));
    return new PushEvent(
        new Pdu(RoomVersion.V11, EventId.parse("$event"), ROOM, json),
        members,
        () -> PowerLevels.of(RoomVersion.V11, new LinkedHashSet<>(), levels));
  }
}
