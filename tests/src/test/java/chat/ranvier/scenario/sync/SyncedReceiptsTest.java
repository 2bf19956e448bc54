package chat.ranvier.scenario.sync;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.scenario.Client;
import chat.ranvier.scenario.Reply;
import chat.ranvier.scenario.Scenario;
import chat.ranvier.scenario.TestHomeserver;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The receipts that a client is told of. */
@Scenario
final class SyncedReceiptsTest {
  private static final String WHOLE_ROOM = "{}";
  private static final String MAIN = "{\"thread_id\": \"main\"}";

  @RegisterExtension static final TestHomeserver SERVER = new TestHomeserver();

  private final Client alice = SERVER.register("alice");

  @Test
  void aThreadedReceiptDoesNotHideAnUnthreadedOneOfTheSameEvent() {
    assertThat(markAfter(WHOLE_ROOM, MAIN).has("thread_id")).isFalse();
    assertThat(markAfter(MAIN, WHOLE_ROOM).has("thread_id")).isFalse();
    assertThat(markAfter(MAIN, MAIN).string("thread_id")).contains("main");
  }

  @Test
  void aThreadedReceiptIsNotToldAfterAnUnthreadedOneOfTheSameEvent() {
    String room = alice.createRoom("{}");
    String first = alice.say(room, "one");
    String second = alice.say(room, "two");
    read(room, first, WHOLE_ROOM);
    String since = alice.get("/sync").text("next_batch");
    read(room, first, MAIN);
    assertThat(receipts(room, alice.get("/sync?since={}", since))).isEmpty();
    read(room, second, MAIN);
    Reply answer = alice.get("/sync?since={}", since);
    assertThat(mark(receipts(room, answer), second).string("thread_id")).contains("main");
    assertThat(mark(receipts(room, alice.get("/sync")), first).has("thread_id")).isFalse();
  }

  @Test
  void anUnthreadedReceiptIsToldAfterAThreadedOneOfTheSameEvent() {
    String room = alice.createRoom("{}");
    String event = alice.say(room, "one");
    read(room, event, MAIN);
    String since = alice.get("/sync").text("next_batch");
    read(room, event, WHOLE_ROOM);
    Reply answer = alice.get("/sync?since={}", since);
    assertThat(mark(receipts(room, answer), event).has("thread_id")).isFalse();
  }

  private JsonObject markAfter(String first, String second) {
    String room = alice.createRoom("{}");
    String event = alice.say(room, "one");
    read(room, event, first);
    read(room, event, second);
    return mark(receipts(room, alice.get("/sync")), event);
  }

  private void read(String room, String event, String thread) {
    alice.post("/rooms/{}/receipt/m.read/{}", thread, room, event).isGood();
  }

  private JsonObject mark(Optional<JsonObject> receipts, String event) {
    return receipts
        .flatMap(content -> content.object(event))
        .flatMap(marks -> marks.object("m.read"))
        .flatMap(marks -> marks.object(alice.user()))
        .orElseThrow(() -> new AssertionError(receipts));
  }

  private static Optional<JsonObject> receipts(String room, Reply answer) {
    return answer
        .json()
        .object("rooms")
        .flatMap(rooms -> rooms.object("join"))
        .flatMap(joined -> joined.object(room))
        .flatMap(update -> update.object("ephemeral"))
        .flatMap(ephemeral -> ephemeral.array("events"))
        .flatMap(events -> events.objects().findFirst())
        .flatMap(event -> event.object("content"));
  }
}
