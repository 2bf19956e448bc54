package chat.ranvier.scenario.encryption.todevice;

import static chat.ranvier.scenario.encryption.todevice.Inbox.bodies;
import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.scenario.Client;
import chat.ranvier.scenario.Scenario;
import chat.ranvier.scenario.TestHomeserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How {@code /sync} gives messages to a device: in order, until it has them, and never again. */
@Scenario
final class ReceivedMessagesTest {
  @RegisterExtension static final TestHomeserver SERVER = new TestHomeserver();
  private static final int LONG = 30_000;

  private final Client alice = SERVER.register("alice");
  private final Inbox phone = new Inbox(SERVER.register("bob"));
  private int sent;

  private void send(Inbox to, String body) {
    JsonObject devices = JsonObject.of(to.device(), JsonObject.of("body", body));
    alice
        .put(
            "/sendToDevice/m.test/{}",
            JsonObject.of("messages", JsonObject.of(to.client().user(), devices)).toString(),
            "t" + sent++)
        .isGood();
  }

  private List<String> sendMany(int count) {
    List<String> bodies = IntStream.range(0, count).mapToObj(i -> "message " + i).toList();
    bodies.forEach(body -> send(phone, body));
    return bodies;
  }

  @Test
  void whatHasNotBeenAcknowledgedIsGivenAgain() {
    String before = phone.since();
    send(phone, "first");
    assertThat(bodies(phone.after(before))).containsExactly("first");
    send(phone, "second");
    assertThat(bodies(phone.after(before))).containsExactly("first", "second");
    assertThat(bodies(phone.fromTheBeginning())).containsExactly("first", "second");
    assertThat(bodies(phone.next())).containsExactly("first", "second");
    assertThat(bodies(phone.after(before))).containsExactly("first", "second");
  }

  @Test
  void whatHasBeenAcknowledgedIsNeverGivenAgain() {
    String before = phone.since();
    send(phone, "first");
    phone.next();
    send(phone, "second");
    assertThat(bodies(phone.next())).containsExactly("second");
    assertThat(bodies(phone.after(before))).containsExactly("second");
    assertThat(phone.next()).isEmpty();
    assertThat(phone.after(before)).isEmpty();
    assertThat(phone.fromTheBeginning()).isEmpty();
  }

  @Test
  void anAnswerHoldsAHundredAndTheNextComesAtOnce() {
    List<String> all = sendMany(250);
    List<List<String>> answers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      answers.add(bodies(phone.next(LONG)));
    }
    assertThat(answers).extracting(List::size).containsExactly(100, 100, 50);
    assertThat(answers.stream().flatMap(List::stream)).isEqualTo(all);
    assertThat(phone.next()).isEmpty();
  }

  @Test
  void aPositionInTheMiddleGivesTheRestAgainAndNothingBeforeIt() {
    List<String> all = sendMany(150);
    phone.next();
    String middle = phone.since();
    assertThat(bodies(phone.next())).isEqualTo(all.subList(100, 150));
    assertThat(bodies(phone.after(middle))).isEqualTo(all.subList(100, 150));
    assertThat(phone.next()).isEmpty();
    assertThat(phone.after(middle)).isEmpty();
  }

  @Test
  void whatComesWhileMuchWaitsComesAfterIt() {
    List<String> all = new ArrayList<>(sendMany(120));
    List<String> got = new ArrayList<>(bodies(phone.next()));
    send(phone, "late");
    all.add("late");
    got.addAll(bodies(phone.next()));
    assertThat(got).isEqualTo(all);
  }

  @Test
  void largeMessagesFillAnAnswerSooner() {
    String large = "x".repeat(60_000);
    for (int i = 0; i < 20; i++) {
      send(phone, large + i);
    }
    assertThat(phone.next()).hasSize(18);
    assertThat(phone.next(LONG)).hasSize(2);
  }

  @Test
  void aPollThatWaitsIsAnsweredAtOnce() throws InterruptedException, ExecutionException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<List<JsonObject>> waiting = threads.submit(() -> phone.next(LONG));
      send(phone, "wake up");
      assertThat(bodies(waiting.get())).containsExactly("wake up");
    }
  }

  @Test
  void twoPollsAtOnceGetTheSameMessages() throws InterruptedException, ExecutionException {
    String before = phone.since();
    List<String> all = sendMany(30);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<JsonObject>>> polls =
          IntStream.range(0, 8).mapToObj(i -> threads.submit(() -> phone.after(before))).toList();
      for (Future<List<JsonObject>> poll : polls) {
        assertThat(bodies(poll.get())).isEqualTo(all);
      }
    }
  }

  @Test
  void aPositionFromTheFutureGivesAllThatWaits() {
    send(phone, "hello");
    assertThat(bodies(phone.after("s999999999999"))).containsExactly("hello");
    assertThat(bodies(phone.next())).containsExactly("hello");
  }

  @Test
  void devicesAcknowledgeForThemselvesOnly() {
    Inbox laptop = new Inbox(SERVER.logInAgain(phone.client()));
    send(phone, "to the phone");
    send(laptop, "to the laptop");
    assertThat(bodies(phone.all())).containsExactly("to the phone");
    assertThat(bodies(laptop.next())).containsExactly("to the laptop");
  }

  @Test
  void aDeviceThatNeverSyncedGetsWhatWaits() {
    Client laptop = SERVER.logInAgain(phone.client());
    String device = laptop.get("/account/whoami").text("device_id");
    alice
        .put(
            "/sendToDevice/m.test/t",
            JsonObject.of(
                    "messages",
                    JsonObject.of(
                        phone.client().user(),
                        JsonObject.of(device, JsonObject.of("body", "early"))))
                .toString())
        .isGood();
    assertThat(laptop.get("/sync").body()).contains("early");
  }

  @Test
  void aDeviceThatIsGoneLeavesNoMessagesToItsSuccessor() {
    Client gone = loggedIn("TABLET");
    Inbox tablet = new Inbox(gone);
    send(tablet, "lost");
    gone.post("/logout", "{}").isGood();
    send(tablet, "lost, too");
    assertThat(new Inbox(loggedIn("TABLET")).fromTheBeginning()).isEmpty();
  }

  private Client loggedIn(String device) {
    JsonObject request =
        JsonObject.builder()
            .put("type", "m.login.password")
            .put(
                "identifier",
                JsonObject.of("type", "m.id.user").with("user", phone.client().user()))
            .put("password", "secret")
            .put("device_id", device)
            .build();
    return SERVER.loggedIn(SERVER.anonymous().post("/login", request.toString()).json());
  }
}
