package chat.ranvier.scenario.sync;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.scenario.Client;
import chat.ranvier.scenario.Scenario;
import chat.ranvier.scenario.TestHomeserver;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The form in which a client asks, and in which it is answered. */
@Scenario
final class SyncFormatTest {
  private static final String FEDERATION =
      "{\"event_format\": \"federation\", \"room\": {\"timeline\": {\"limit\": 2}}}";

  @RegisterExtension static final TestHomeserver SERVER = new TestHomeserver();

  private final Client alice = SERVER.register("alice");

  @ParameterizedTest
  @ValueSource(strings = {"1", "2", "11", "12"})
  void eventsAreToldAsServersExchangeThemWhereAFilterAsksForThat(String version) {
    String room = alice.createRoom("{\"room_version\": \"%s\"}".formatted(version));
    String event = alice.say(room, "hello");

    JsonObject update = update(room, alice.get("/sync?filter={}", FEDERATION).json());

    JsonObject told = events(update, "timeline").getLast();
    assertThat(told.string("event_id")).contains(event);
    assertThat(told.string("room_id")).contains(room);
    assertThat(told.names())
        .contains("auth_events", "prev_events", "depth", "hashes", "signatures", "unsigned");
    assertThat(told.object("unsigned").orElseThrow().has("age")).isTrue();
    assertThat(events(update, "state"))
        .isNotEmpty()
        .allSatisfy(state -> assertThat(state.names()).contains("signatures", "event_id"));
  }

  @Test
  void whatIsRedactedIsRedactedInBothForms() {
    String room = alice.createRoom("{}");
    String event = alice.say(room, "regret");
    alice.put("/rooms/{}/redact/{}/r", "{}", room, event).isGood();

    JsonObject update = update(room, alice.get("/sync?filter={}", FEDERATION).json());

    JsonObject told = events(update, "timeline").getFirst();
    assertThat(told.string("event_id")).contains(event);
    assertThat(told.object("content")).contains(JsonObject.empty());
    JsonObject because =
        told.object("unsigned").flatMap(it -> it.object("redacted_because")).orElseThrow();
    assertThat(because.names()).contains("signatures", "event_id");
  }

  @Test
  void withoutSuchAFilterEventsAreInTheFormatOfClients() {
    String room = alice.createRoom("{}");
    JsonObject told = events(update(room, alice.get("/sync").json()), "timeline").getLast();
    assertThat(told.names()).doesNotContain("auth_events", "signatures", "room_id");
  }

  @Test
  void aPresenceThatThereIsNotIsRefused() {
    for (String presence : List.of("online", "offline", "unavailable")) {
      alice.get("/sync?set_presence={}", presence).isGood();
    }
    alice.get("/sync?set_presence=asleep").isRefused(400, "M_INVALID_PARAM");
    alice.get("/sync?set_presence=").isRefused(400, "M_INVALID_PARAM");
  }

  private static JsonObject update(String room, JsonObject answer) {
    return answer
        .object("rooms")
        .flatMap(rooms -> rooms.object("join"))
        .flatMap(joined -> joined.object(room))
        .orElseThrow();
  }

  private static List<JsonObject> events(JsonObject room, String section) {
    return Optional.of(room)
        .flatMap(it -> it.object(section))
        .flatMap(part -> part.array("events"))
        .map(events -> events.objects().toList())
        .orElse(List.of());
  }
}
