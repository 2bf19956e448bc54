package chat.ranvier.scenario.sync;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.scenario.Client;
import chat.ranvier.scenario.Scenario;
import chat.ranvier.scenario.TestHomeserver;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a client is told of rooms that its user is not in any more. */
@Scenario
final class LeftRoomsTest {
  @RegisterExtension static final TestHomeserver SERVER = new TestHomeserver();

  private final Client alice = SERVER.register("alice");
  private final Client bob = SERVER.register("bob");

  @Test
  void whoCameAndLeftBetweenTwoPollsIsToldWhatWasSaidMeanwhile() {
    String room = alice.createPublicRoom();
    String since = bob.get("/sync").text("next_batch");
    bob.join(room).isGood();
    alice.say(room, "welcome");
    bob.leave(room).isGood();
    alice.say(room, "behind your back");

    JsonObject left = left(room, since);

    assertThat(bodies(left)).containsExactly("welcome");
    assertThat(types(timeline(left)).getLast()).isEqualTo("m.room.member");
    assertThat(left.object("timeline").orElseThrow().bool("limited")).contains(true);
    List<JsonObject> known = events(left, "state");
    assertThat(types(known).size() + timeline(left).size()).isGreaterThanOrEqualTo(9);
  }

  @Test
  void whoWasThereAtTheLastPollIsToldWhatCameSince() {
    String room = alice.createPublicRoom();
    bob.join(room).isGood();
    String since = bob.get("/sync").text("next_batch");
    alice.say(room, "farewell");
    bob.leave(room).isGood();

    JsonObject left = left(room, since);

    assertThat(types(timeline(left))).containsExactly("m.room.message", "m.room.member");
    assertThat(events(left, "state")).isEmpty();
  }

  @Test
  void whoRejectedAnInviteIsToldOnlyThat() {
    String room = alice.createPublicRoom();
    String since = bob.get("/sync").text("next_batch");
    alice.invite(room, bob).isGood();
    alice.say(room, "not for strangers");
    bob.leave(room).isGood();

    JsonObject left = left(room, since);

    assertThat(types(timeline(left))).containsExactly("m.room.member");
    assertThat(events(left, "state")).isEmpty();
  }

  private JsonObject left(String room, String since) {
    JsonObject answer = bob.get("/sync?timeout=0&since={}", since).json();
    return answer
        .object("rooms")
        .flatMap(rooms -> rooms.object("leave"))
        .flatMap(left -> left.object(room))
        .orElseThrow(() -> new AssertionError("not among the left rooms: " + answer));
  }

  private static List<JsonObject> timeline(JsonObject room) {
    return events(room, "timeline");
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

  private static List<String> bodies(JsonObject room) {
    return timeline(room).stream()
        .flatMap(event -> event.object("content").stream())
        .flatMap(content -> content.string("body").stream())
        .toList();
  }
}
