package chat.ranvier.scenario.membership;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.scenario.Client;
import chat.ranvier.scenario.Scenario;
import chat.ranvier.scenario.TestHomeserver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Guests come into rooms that let them, and stay as long as those do. */
@Scenario
final class GuestsTest {
  private static final String ADMITTED = "{\"guest_access\": \"can_join\"}";
  private static final int MANY = 10;

  @RegisterExtension static final TestHomeserver SERVER = new TestHomeserver();

  private final Client alice = SERVER.register("alice");
  private final Client guest = SERVER.registerGuest();

  @Test
  void guestsSync() {
    String room = openRoom();
    guest.join(room).isGood();
    alice.say(room, "welcome");
    assertThat(section(guest.get("/sync").json(), "join").has(room)).isTrue();
  }

  @Test
  void guestsMakeAndUseAFilter() {
    String filter = guest.post("/user/{}/filter", "{\"room\": {}}", guest.user()).text("filter_id");
    guest.get("/sync?filter={}", filter).isGood();
  }

  @Test
  void guestsLeaveWhenTheirAccessIsWithdrawn() {
    String room = openRoom();
    guest.join(room).isGood();
    Client bob = SERVER.register("bob");
    bob.join(room).isGood();
    JsonObject answer = guest.get("/sync").json();

    alice.setState(room, "m.room.guest_access", "{\"guest_access\": \"forbidden\"}").isGood();

    for (int poll = 0; poll < MANY && !section(answer, "leave").has(room); poll++) {
      String since = answer.string("next_batch").orElseThrow();
      answer = guest.get("/sync?timeout=5000&since={}", since).json();
    }
    assertThat(section(answer, "leave").has(room)).isTrue();
    guest.join(room).isRefused(403, "M_GUEST_ACCESS_FORBIDDEN");
    JsonObject joined = alice.get("/rooms/{}/joined_members", room).json();
    assertThat(joined.object("joined").orElseThrow().names())
        .containsExactlyInAnyOrder(alice.user(), bob.user());
  }

  @Test
  void guestsStayWhereTheirAccessIsGivenAgain() {
    String room = openRoom();
    guest.join(room).isGood();
    alice.setState(room, "m.room.guest_access", "{\"guest_access\": \"can_join\", \"a\": 1}");
    alice.say(room, "still here?");
    JsonObject joined = alice.get("/rooms/{}/joined_members", room).json();
    assertThat(joined.object("joined").orElseThrow().names()).contains(guest.user());
  }

  private String openRoom() {
    String room = alice.createPublicRoom();
    alice.setState(room, "m.room.guest_access", ADMITTED).isGood();
    return room;
  }

  private static JsonObject section(JsonObject answer, String name) {
    return answer.object("rooms").flatMap(rooms -> rooms.object(name)).orElse(JsonObject.empty());
  }
}
