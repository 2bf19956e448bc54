package chat.ranvier.scenario.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.scenario.Client;
import chat.ranvier.scenario.Scenario;
import chat.ranvier.scenario.TestHomeserver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sending and redacting events. */
@Scenario
final class SendTest {
  private static final String SEND = "/rooms/{}/send/{}/{}";
  private static final String TEXT = "{\"msgtype\": \"m.text\", \"body\": \"hi\"}";

  @RegisterExtension static final TestHomeserver SERVER = new TestHomeserver();

  private final Client alice = SERVER.register("alice");
  private final Client bob = SERVER.register("bob");

  @Test
  void aTransactionIsDoneOnceForEachDevice() {
    String room = alice.createRoom("{}");
    String first = alice.put(SEND, TEXT, room, "m.room.message", "one").text("event_id");
    assertThat(alice.put(SEND, TEXT, room, "m.room.message", "one").text("event_id"))
        .isEqualTo(first);
    assertThat(alice.put(SEND, TEXT, room, "m.room.message", "two").text("event_id"))
        .isNotEqualTo(first);
    Client otherDevice = SERVER.logInAgain(alice);
    assertThat(otherDevice.put(SEND, TEXT, room, "m.room.message", "one").text("event_id"))
        .isNotEqualTo(first);
  }

  @Test
  void onlyTheSendingDeviceIsToldTheTransaction() {
    String room = alice.createRoom("{}");
    String event = alice.put(SEND, TEXT, room, "m.room.message", "mine").text("event_id");
    assertThat(unsigned(alice, room, event).string("transaction_id")).contains("mine");
    assertThat(unsigned(SERVER.logInAgain(alice), room, event).has("transaction_id")).isFalse();
  }

  @Test
  void whoIsNotInTheRoomSendsNothing() {
    String room = alice.createPublicRoom();
    bob.send(room, "hi").isRefused(403, "M_FORBIDDEN");
    bob.join(room).isGood();
    bob.say(room, "hi");
    bob.leave(room).isGood();
    bob.send(room, "hi").isRefused(403, "M_FORBIDDEN");
    bob.send("!nowhere:test.example", "hi").isRefused(403, "M_FORBIDDEN");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"x\": 1.5}                               | 400 | M_BAD_JSON",
        "{\"x\": 9007199254740992}                  | 400 | M_BAD_JSON",
        "{\"body\": 1, \"msgtype\": \"m.text\"}     | 400 | M_BAD_JSON",
        "{\"body\": \"x\", \"msgtype\": []}         | 400 | M_BAD_JSON",
        "{\"body\": \"x\"}                           | 400 | M_BAD_JSON",
        "{\"msgtype\": \"m.text\"}                   | 400 | M_BAD_JSON",
        "[]                                         | 400 | M_BAD_JSON",
        "{\"x\"                                     | 400 | M_NOT_JSON"
      })
  void aBadContentIsRefused(String content, int status, String code) {
    String room = alice.createRoom("{}");
    alice.put(SEND, content, room, "m.room.message", "bad").isRefused(status, code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "null",
        "{\"user_ids\": {}}",
        "{\"user_ids\": null}",
        "{\"user_ids\": [1]}",
        "{\"room\": \"true\"}",
        "{\"room\": null}"
      })
  void mentionsOfAWrongTypeAreRefused(String mentions) {
    String room = alice.createRoom("{}");
    String content = "{\"m.mentions\": %s}".formatted(mentions);
    alice.put(SEND, content, room, "any.type", "bad").isRefused(400, "M_BAD_JSON");
    alice.setState(room, "any.state", content).isRefused(400, "M_BAD_JSON");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"user_ids\": [], \"room\": false}",
        "{\"user_ids\": [\"no user\"], \"room\": true, \"more\": 1}"
      })
  void otherMentionsAreTaken(String mentions) {
    String room = alice.createRoom("{}");
    alice.put(SEND, "{\"m.mentions\": %s}".formatted(mentions), room, "any.type", "good").isGood();
  }

  @ParameterizedTest
  @ValueSource(strings = {"m.room.name", "m.room.topic", "m.room.member", "m.room.tombstone"})
  void whatIsStateIsNoMessage(String type) {
    String room = alice.createRoom("{}");
    alice.put(SEND, "{}", room, type, "state").isRefused(400, "M_BAD_JSON");
  }

  @Test
  void whatOnlyReadersUnderstandIsTakenAsItIs() {
    String room = alice.createRoom("{}");
    String content =
        "{\"body\": \"\", \"msgtype\": \"\", \"formatted_body\": 1, \"url\": {}, \"info\": []}";
    alice.put(SEND, content, room, "m.room.message", "odd").isGood();
    alice.put(SEND, "{}", room, "m.sticker", "odd").isGood();
  }

  @Test
  void anEventThatIsTooLargeIsRefused() {
    String room = alice.createRoom("{}");
    String content = "{\"body\": \"%s\", \"msgtype\": \"m.text\"}".formatted("x".repeat(66_000));
    alice.put(SEND, content, room, "m.room.message", "big").isRefused(413, "M_TOO_LARGE");
    alice.put(SEND, "{}", room, "t".repeat(256), "long").isRefused(413, "M_TOO_LARGE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"})
  void whatIsRedactedIsGoneForEveryReader(String version) {
    String room =
        alice.createRoom(
            "{\"preset\": \"public_chat\", \"room_version\": \"%s\"}".formatted(version));
    String event = alice.say(room, "regret");
    String redaction =
        alice.put("/rooms/{}/redact/{}/r", "{\"reason\": \"oops\"}", room, event).text("event_id");
    assertThat(
            alice
                .put("/rooms/{}/redact/{}/r", "{\"reason\": \"oops\"}", room, event)
                .text("event_id"))
        .isEqualTo(redaction);
    JsonObject read = alice.get("/rooms/{}/event/{}", room, event).json();
    assertThat(read.object("content")).contains(JsonObject.empty());
    JsonObject because =
        read.object("unsigned").flatMap(it -> it.object("redacted_because")).orElseThrow();
    assertThat(because.string("event_id")).contains(redaction);
    assertThat(because.string("redacts")).contains(event);
    assertThat(because.object("content").flatMap(it -> it.string("reason"))).contains("oops");
    assertThat(because.object("content").flatMap(it -> it.string("redacts"))).contains(event);
  }

  @Test
  void othersAreRedactedByThosePowerfulEnough() {
    String room = alice.createPublicRoom();
    bob.join(room).isGood();
    String byAlice = alice.say(room, "mine");
    String byBob = bob.say(room, "yours");
    bob.put("/rooms/{}/redact/{}/a", "{}", room, byAlice).isRefused(403, "M_FORBIDDEN");
    alice.put("/rooms/{}/redact/{}/b", "{}", room, byBob).isGood();
    assertThat(bob.get("/rooms/{}/event/{}", room, byBob).json().object("content"))
        .contains(JsonObject.empty());
  }

  @Test
  void aRedactionMayBeSentAsAnEvent() {
    String room = alice.createRoom("{}");
    String event = alice.say(room, "regret");
    alice
        .put(SEND, JsonObject.of("redacts", event).toString(), room, "m.room.redaction", "r")
        .isGood();
    assertThat(alice.get("/rooms/{}/event/{}", room, event).json().object("content"))
        .contains(JsonObject.empty());
    alice.put(SEND, "{}", room, "m.room.redaction", "none").isRefused(400, "M_BAD_JSON");
  }

  @Test
  void theCreateEventAndOtherRoomsEventsAreNotRedacted() {
    String room = alice.createRoom("{}");
    String create = alice.get("/rooms/{}/state/m.room.create?format=event", room).text("event_id");
    alice.put("/rooms/{}/redact/{}/c", "{}", room, create).isRefused(403, "M_FORBIDDEN");
    String elsewhere = alice.say(alice.createRoom("{}"), "other");
    alice.put("/rooms/{}/redact/{}/e", "{}", room, elsewhere).isRefused(400, "M_INVALID_PARAM");
  }

  private static JsonObject unsigned(Client reader, String room, String event) {
    return reader.get("/rooms/{}/event/{}", room, event).json().object("unsigned").orElseThrow();
  }
}
