package chat.ranvier.scenario.sync;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.scenario.Client;
import chat.ranvier.scenario.Scenario;
import chat.ranvier.scenario.TestHomeserver;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who a client is told is typing. */
@Scenario
final class SyncedTypingTest {
  private static final int MANY = 10;

  @RegisterExtension static final TestHomeserver SERVER = new TestHomeserver();

  private final Client alice = SERVER.register("alice");
  private final Client bob = SERVER.register("bob");

  @Test
  void whoLeavesTypesNoMore() {
    typesNoMoreAfter((room, typist) -> typist.leave(room).isGood());
  }

  @Test
  void whoIsKickedTypesNoMore() {
    typesNoMoreAfter(
        (room, typist) -> alice.post("/rooms/{}/kick", Client.about(typist), room).isGood());
  }

  @Test
  void whoIsBannedTypesNoMore() {
    typesNoMoreAfter(
        (room, typist) -> alice.post("/rooms/{}/ban", Client.about(typist), room).isGood());
  }

  @Test
  void whoChangesTheirNameTypesOn() {
    String room = alice.createPublicRoom();
    bob.join(room).isGood();
    type(room, bob);
    bob.put("/profile/{}/displayname", "{\"displayname\": \"Robert\"}", bob.user()).isGood();
    assertThat(typing(room, alice.get("/sync").json())).contains(List.of(bob.user()));
  }

  private void typesNoMoreAfter(BiConsumer<String, Client> departure) {
    String room = alice.createPublicRoom();
    bob.join(room).isGood();
    type(room, bob);
    JsonObject answer = alice.get("/sync").json();
    assertThat(typing(room, answer)).contains(List.of(bob.user()));
    departure.accept(room, bob);
    Optional<List<String>> told = Optional.empty();
    for (int poll = 0; poll < MANY && told.isEmpty(); poll++) {
      String since = answer.string("next_batch").orElseThrow();
      answer = alice.get("/sync?timeout=5000&since={}", since).json();
      told = typing(room, answer);
    }
    assertThat(told).contains(List.of());
  }

  private static void type(String room, Client typist) {
    String body = "{\"typing\": true, \"timeout\": 120000}";
    typist.put("/rooms/{}/typing/{}", body, room, typist.user()).isGood();
  }

  private static Optional<List<String>> typing(String room, JsonObject answer) {
    return answer
        .object("rooms")
        .flatMap(rooms -> rooms.object("join"))
        .flatMap(joined -> joined.object(room))
        .flatMap(update -> update.object("ephemeral"))
        .flatMap(ephemeral -> ephemeral.array("events"))
        .flatMap(events -> events.objects().filter(SyncedTypingTest::isTyping).findFirst())
        .flatMap(event -> event.object("content"))
        .flatMap(content -> content.array("user_ids"))
        .map(users -> users.strings().toList());
  }

  private static boolean isTyping(JsonObject event) {
    return event.string("type").equals(Optional.of("m.typing"));
  }
}
