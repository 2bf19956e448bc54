package chat.ranvier.scenario.encryption.todevice;

import static chat.ranvier.scenario.encryption.todevice.Inbox.bodies;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.scenario.Client;
import chat.ranvier.scenario.Reply;
import chat.ranvier.scenario.Scenario;
import chat.ranvier.scenario.TestHomeserver;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sending messages to devices: who gets them, once, and what is refused. */
@Scenario
final class SendToDeviceTest {
  @RegisterExtension static final TestHomeserver SERVER = new TestHomeserver();

  private final Client alice = SERVER.register("alice");
  private final Inbox phone = new Inbox(SERVER.register("bob"));
  private final Inbox laptop = new Inbox(SERVER.logInAgain(phone.client()));
  private final String bob = phone.client().user();

  private static String message(String user, String device, String body) {
    return JsonObject.of("messages", JsonObject.of(user, JsonObject.of(device, content(body))))
        .toString();
  }

  private static JsonObject content(String body) {
    return JsonObject.of("body", body);
  }

  private Reply send(String transaction, String messages) {
    return alice.put("/sendToDevice/m.test/{}", messages, transaction);
  }

  @Test
  void aMessageReachesItsDeviceAndNoOther() {
    send("t1", message(bob, phone.device(), "hello")).isGood();
    assertThat(phone.next())
        .containsExactly(
            JsonObject.builder()
                .put("content", content("hello"))
                .put("sender", alice.user())
                .put("type", "m.test")
                .build());
    assertThat(laptop.next()).isEmpty();
  }

  @Test
  void aStarReachesAllDevicesOfAUser() {
    send("t1", message(bob, "*", "hello")).isGood();
    assertThat(bodies(phone.next())).containsExactly("hello");
    assertThat(bodies(laptop.next())).containsExactly("hello");
  }

  @Test
  void aDeviceThatIsNamedGetsItsOwnMessageBesideTheStar() {
    JsonObject both = JsonObject.of("*", content("all")).with(phone.device(), content("your own"));
    send("t1", JsonObject.of("messages", JsonObject.of(bob, both)).toString()).isGood();
    assertThat(bodies(phone.next())).containsExactly("your own");
    assertThat(bodies(laptop.next())).containsExactly("all");
  }

  @Test
  void severalUsersAreReachedAtOnce() {
    Inbox carol = new Inbox(SERVER.register("carol"));
    JsonObject messages =
        JsonObject.of(bob, JsonObject.of(phone.device(), content("to bob")))
            .with(carol.client().user(), JsonObject.of("*", content("to carol")));
    send("t1", JsonObject.of("messages", messages).toString()).isGood();
    assertThat(bodies(phone.next())).containsExactly("to bob");
    assertThat(bodies(carol.next())).containsExactly("to carol");
    assertThat(laptop.next()).isEmpty();
  }

  @Test
  void devicesOfTheSenderAreReachedTheOneThatSendsIncluded() {
    Inbox own = new Inbox(alice);
    Inbox other = new Inbox(SERVER.logInAgain(alice));
    send("t1", message(alice.user(), "*", "to myself")).isGood();
    assertThat(bodies(own.next())).containsExactly("to myself");
    assertThat(bodies(other.next())).containsExactly("to myself");
  }

  @Test
  void whatIsForNobodyGoesNowhereAndWhatIsBesideItArrives() {
    JsonObject messages =
        JsonObject.of(
                bob, JsonObject.of("UNKNOWN", content("a")).with(phone.device(), content("b")))
            .with("@nobody:test.example", JsonObject.of("*", content("c")))
            .with("@somebody:elsewhere.example", JsonObject.of("DEVICE", content("d")));
    send("t1", JsonObject.of("messages", messages).toString()).isGood();
    send("t2", "{\"messages\": {}}").isGood();
    send("t3", JsonObject.of("messages", JsonObject.of(bob, JsonObject.empty())).toString())
        .isGood();
    assertThat(bodies(phone.next())).containsExactly("b");
  }

  @Test
  void aRepeatedTransactionIsNotSentAgain() {
    send("t1", message(bob, phone.device(), "once")).isGood();
    send("t1", message(bob, phone.device(), "once")).isGood();
    assertThat(bodies(phone.next())).containsExactly("once");
    send("t1", message(bob, phone.device(), "once")).isGood();
    assertThat(phone.next()).isEmpty();
  }

  @Test
  void typesAndDevicesHaveTransactionsOfTheirOwn() {
    send("t1", message(bob, phone.device(), "first")).isGood();
    alice.put("/sendToDevice/m.other/t1", message(bob, phone.device(), "second")).isGood();
    SERVER
        .logInAgain(alice)
        .put("/sendToDevice/m.test/t1", message(bob, phone.device(), "third"))
        .isGood();
    assertThat(bodies(phone.next())).containsExactly("first", "second", "third");
  }

  @Test
  void theSameTransactionManyTimesAtOnceIsSentOnce()
      throws InterruptedException, ExecutionException {
    List<Callable<Reply>> requests =
        IntStream.range(0, 16)
            .<Callable<Reply>>mapToObj(i -> () -> send("t1", message(bob, "*", "once")))
            .toList();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Reply> reply : threads.invokeAll(requests)) {
        reply.get().isGood();
      }
    }
    assertThat(bodies(phone.all())).containsExactly("once");
    assertThat(bodies(laptop.all())).containsExactly("once");
  }

  @Test
  void badTargetsShapesAndSizesAreRefused() {
    send("t", "{}").isRefused(400, "M_MISSING_PARAM");
    send("t", "{\"messages\": []}").isRefused(400, "M_BAD_JSON");
    send("t", "{\"messages\": {\"@bob:test.example\": []}}").isRefused(400, "M_BAD_JSON");
    send("t", "{\"messages\": {\"@bob:test.example\": {\"D\": \"hello\"}}}")
        .isRefused(400, "M_BAD_JSON");
    send("t", message("bob", "*", "hello")).isRefused(400, "M_INVALID_PARAM");
    send("t", message(bob, "", "hello")).isRefused(400, "M_INVALID_PARAM");
    send("t", message(bob, "D".repeat(513), "hello")).isRefused(400, "M_INVALID_PARAM");
    send("t", message(bob, "*", "x".repeat(64 << 10))).isRefused(413, "M_TOO_LARGE");
    alice
        .put("/sendToDevice/{}/t", message(bob, "*", "hello"), "m".repeat(256))
        .isRefused(400, "M_INVALID_PARAM");
    assertThat(phone.next()).isEmpty();
  }

  @Test
  void aMessageOf64KibibytesIsTaken() {
    String body = "x".repeat((64 << 10) - "{\"body\":\"\"}".length());
    send("t1", message(bob, phone.device(), body)).isGood();
    assertThat(bodies(phone.next())).containsExactly(body);
  }

  @Test
  void guestsMaySend() {
    SERVER
        .registerGuest()
        .put("/sendToDevice/m.test/t1", message(bob, phone.device(), "from a guest"))
        .isGood();
    assertThat(bodies(phone.next())).containsExactly("from a guest");
  }

  @Test
  void clientsFromBeforeItWasStableFindItWhereTheyLook() {
    Stream.of("r0", "unstable")
        .forEach(
            path ->
                alice
                    .send(
                        "PUT",
                        "/_matrix/client/" + path + "/sendToDevice/m.test/" + path,
                        message(bob, phone.device(), path).getBytes(UTF_8))
                    .isGood());
    assertThat(bodies(phone.next())).containsExactly("r0", "unstable");
  }

  @Test
  void aTypeAndATransactionMayHoldAnything() {
    alice.put("/sendToDevice/{}/{}", message(bob, phone.device(), "odd"), "m. /ü", " /ü").isGood();
    assertThat(phone.next().getFirst().string("type")).contains("m. /ü");
  }
}
