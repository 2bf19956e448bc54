package chat.ranvier.scenario.membership;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.scenario.Client;
import chat.ranvier.scenario.Scenario;
import chat.ranvier.scenario.TestHomeserver;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rooms are forgotten as they are left, where the server is told to. */
@Scenario
final class ForgottenDeparturesTest {
  private static final String WITH_LEFT = "{\"room\": {\"include_leave\": true}}";

  @RegisterExtension
  static final TestHomeserver FORGETTING = new TestHomeserver("forget_rooms_on_leave: true");

  @RegisterExtension static final TestHomeserver REMEMBERING = new TestHomeserver();

  @ParameterizedTest
  @ValueSource(strings = {"leave", "kick", "ban"})
  void aRoomIsForgottenAsItIsLeft(String way) {
    Client alice = FORGETTING.register("alice");
    Client bob = FORGETTING.register("bob");
    String room = alice.createPublicRoom();
    bob.join(room).isGood();
    String since = bob.get("/sync").text("next_batch");

    depart(way, alice, bob, room);

    bob.get("/rooms/{}/state", room).isRefused(403, "M_FORBIDDEN");
    bob.get("/rooms/{}/messages?dir=b", room).isRefused(403, "M_FORBIDDEN");
    alice.say(room, "they are gone");
    assertThat(left(bob.get("/sync?since={}", since).json()).has(room)).isTrue();
    assertThat(left(bob.get("/sync?filter={}", WITH_LEFT).json()).has(room)).isFalse();
    bob.post("/rooms/{}/forget", "{}", room).isGood();
  }

  @ParameterizedTest
  @ValueSource(strings = {"leave", "kick", "ban"})
  void aRoomIsRememberedWhereTheServerIsNotToldTo(String way) {
    Client alice = REMEMBERING.register("alice");
    Client bob = REMEMBERING.register("bob");
    String room = alice.createPublicRoom();
    bob.join(room).isGood();
    bob.get("/sync").isGood();

    depart(way, alice, bob, room);

    bob.get("/rooms/{}/state", room).isGood();
    bob.get("/rooms/{}/messages?dir=b", room).isGood();
    alice.say(room, "they are gone");
    assertThat(left(bob.get("/sync?filter={}", WITH_LEFT).json()).has(room)).isTrue();
  }

  @Test
  void whoComesBackRemembers() {
    Client alice = FORGETTING.register("alice");
    Client bob = FORGETTING.register("bob");
    String room = alice.createPublicRoom();
    bob.join(room).isGood();
    bob.get("/sync").isGood();
    bob.leave(room).isGood();
    bob.join(room).isGood();
    bob.get("/rooms/{}/messages?dir=b", room).isGood();
    assertThat(section(bob.get("/sync").json(), "join").has(room)).isTrue();
  }

  @Test
  void clientsAreToldWhetherRoomsAreForgotten() {
    assertThat(saysItForgets(FORGETTING)).contains(true);
    assertThat(saysItForgets(REMEMBERING)).contains(false);
  }

  private static Optional<Boolean> saysItForgets(TestHomeserver server) {
    JsonObject answer = server.register("carol").get("/capabilities").json();
    return answer
        .object("capabilities")
        .flatMap(known -> known.object("m.forget_forced_upon_leave"))
        .flatMap(capability -> capability.bool("enabled"));
  }

  private static void depart(String way, Client alice, Client bob, String room) {
    if (way.equals("leave")) {
      bob.leave(room).isGood();
    } else {
      alice.post("/rooms/{}/" + way, Client.about(bob), room).isGood();
    }
  }

  private static JsonObject left(JsonObject answer) {
    return section(answer, "leave");
  }

  private static JsonObject section(JsonObject answer, String name) {
    return answer.object("rooms").flatMap(rooms -> rooms.object(name)).orElse(JsonObject.empty());
  }
}
