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

/** The state that a client is told of rooms it is in, whatever its filter hides. */
@Scenario
final class SyncedStateTest {
  private static final String LAZY = "{\"room\": {\"state\": {\"lazy_load_members\": true}}}";
  private static final String LAZY_AND_SHORT =
      """
      {"room": {"state": {"lazy_load_members": true}, "timeline": {"limit": 1}}}""";
  private static final String MESSAGES_ONLY =
      """
      {"room": {"timeline": {"types": ["m.room.message"]}}}""";

  @RegisterExtension static final TestHomeserver SERVER = new TestHomeserver();

  private final Client alice = SERVER.register("alice");
  private final Client bob = SERVER.register("bob");
  private final Client carol = SERVER.register("carol");

  @Test
  void whoeverCameWithinAGapIsInTheStateOfALazyClient() {
    String room = alice.createPublicRoom();
    String since = since(LAZY_AND_SHORT);
    bob.join(room).isGood();
    carol.join(room).isGood();
    carol.leave(room).isGood();
    alice.say(room, "one");
    alice.say(room, "two");

    JsonObject update = update(room, since, LAZY_AND_SHORT);

    assertThat(stateKeys(update, "m.room.member")).contains(bob.user(), carol.user());
  }

  @Test
  void theHeroesOfARoomAreInTheStateOfALazyClientOnce() {
    String room = alice.createPublicRoom();
    bob.join(room).isGood();
    alice.say(room, "one");

    JsonObject first = update(room, Optional.empty(), LAZY_AND_SHORT);
    String since = since(LAZY);
    carol.join(room).isGood();
    JsonObject second = update(room, Optional.of(since), LAZY);

    assertThat(stateKeys(first, "m.room.member")).contains(bob.user());
    assertThat(stateKeys(second, "m.room.member")).doesNotContain(bob.user(), carol.user());
  }

  @Test
  void howManyAreInARoomIsToldThoughTheFilterHidesWhoCame() {
    String room = alice.createPublicRoom();
    String since = since(MESSAGES_ONLY);
    bob.join(room).isGood();
    alice.say(room, "welcome");

    JsonObject summary = update(room, since, MESSAGES_ONLY).object("summary").orElseThrow();

    assertThat(summary.integer("m.joined_member_count")).hasValue(2);
  }

  @Test
  void stateThatTheTimelineHidesStandsInTheState() {
    String room = alice.createPublicRoom();
    String since = since(MESSAGES_ONLY);
    alice.say(room, "before");
    alice.setState(room, "m.room.topic", "{\"topic\": \"tea\"}").isGood();
    alice.say(room, "after");

    JsonObject update = update(room, since, MESSAGES_ONLY);

    assertThat(types(events(update, "timeline"))).containsOnly("m.room.message");
    assertThat(types(events(update, "state"))).containsExactly("m.room.topic");
  }

  @Test
  void whatChangedWhileSomebodyWasOutReachesThemWhenTheyAreBack() {
    String room = alice.createPublicRoom();
    alice.setState(room, "m.room.history_visibility", "{\"history_visibility\": \"joined\"}");
    bob.join(room).isGood();
    String since = bob.get("/sync").text("next_batch");
    bob.leave(room).isGood();
    alice.setState(room, "m.room.name", "{\"name\": \"renamed\"}").isGood();
    carol.join(room).isGood();
    bob.join(room).isGood();

    JsonObject update = joined(room, bob.get("/sync?timeout=0&since={}", since).json());

    assertThat(types(events(update, "timeline"))).doesNotContain("m.room.name");
    assertThat(types(events(update, "state"))).contains("m.room.name");
    assertThat(stateKeys(update, "m.room.member")).contains(carol.user());
  }

  @Test
  void aPositionFromTheFutureIsAnsweredFromThePresentOn() {
    String room = alice.createPublicRoom();
    String next = alice.get("/sync?timeout=30000&since=s999999999").text("next_batch");
    alice.say(room, "hello");

    JsonObject update = joined(room, alice.get("/sync?since={}", next).json());

    assertThat(next).isNotEqualTo("s999999999");
    assertThat(types(events(update, "timeline"))).containsExactly("m.room.message");
  }

  private String since(String filter) {
    return alice.get("/sync?filter={}", filter).text("next_batch");
  }

  private JsonObject update(String room, String since, String filter) {
    return update(room, Optional.of(since), filter);
  }

  private JsonObject update(String room, Optional<String> since, String filter) {
    return joined(
        room,
        since
            .map(from -> alice.get("/sync?timeout=0&filter={}&since={}", filter, from))
            .orElseGet(() -> alice.get("/sync?filter={}", filter))
            .json());
  }

  private static JsonObject joined(String room, JsonObject answer) {
    return answer
        .object("rooms")
        .flatMap(rooms -> rooms.object("join"))
        .flatMap(joined -> joined.object(room))
        .orElseThrow(() -> new AssertionError("not among the joined rooms: " + answer));
  }

  private static List<JsonObject> events(JsonObject room, String section) {
    return room.object(section)
        .flatMap(part -> part.array("events"))
        .map(events -> events.objects().toList())
        .orElse(List.of());
  }

  private static List<String> types(List<JsonObject> events) {
    return events.stream().map(event -> event.string("type").orElseThrow()).toList();
  }

  private static List<String> stateKeys(JsonObject room, String type) {
    return events(room, "state").stream()
        .filter(event -> event.string("type").equals(Optional.of(type)))
        .flatMap(event -> event.string("state_key").stream())
        .toList();
  }
}
