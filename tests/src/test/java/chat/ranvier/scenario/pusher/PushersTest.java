package chat.ranvier.scenario.pusher;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonNull;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.domain.json.JsonValue;
import chat.ranvier.scenario.Client;
import chat.ranvier.scenario.Reply;
import chat.ranvier.scenario.Scenario;
import chat.ranvier.scenario.TestHomeserver;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pushers: who makes them, what they may be like, and with what they go. */
@Scenario
final class PushersTest {
  private static final String URL = "https://push.example.org/_matrix/push/v1/notify";
  private static final String CONFIRMED =
      "\"auth\": {\"type\": \"m.login.password\", \"password\": \"secret\","
          + " \"identifier\": {\"type\": \"m.id.user\", \"user\": \"%s\"}}";

  @RegisterExtension static final TestHomeserver SERVER = new TestHomeserver();

  private final Client alice = SERVER.register("alice");
  private final Client bob = SERVER.register("bob");

  private static JsonObject pusher(String pushkey) {
    return JsonObject.builder()
        .put("app_id", "org.example.app")
        .put("pushkey", pushkey)
        .put("kind", "http")
        .put("app_display_name", "App")
        .put("device_display_name", "Phone")
        .put("profile_tag", "tag")
        .put("lang", "en")
        .put("data", JsonObject.of("url", URL).with("org.example.more", "1"))
        .build();
  }

  private static Reply set(Client client, JsonObject pusher) {
    return client.post("/pushers/set", pusher.toString());
  }

  private static List<String> keys(Client client) {
    return client.get("/pushers").list("pushers").stream()
        .map(pusher -> pusher.string("pushkey").orElseThrow())
        .toList();
  }

  private String device(Client client) {
    return client.get("/account/whoami").text("device_id");
  }

  private String confirmed(Client client) {
    return CONFIRMED.formatted(client.user());
  }

  @Test
  void aPusherIsShownAsItWasSet() {
    set(alice, pusher("a1")).isGood();
    assertThat(alice.get("/pushers").list("pushers"))
        .containsExactly(
            pusher("a1").toBuilder()
                .put("org.matrix.msc3881.enabled", true)
                .put("org.matrix.msc3881.device_id", device(alice))
                .build());
    assertThat(keys(bob)).isEmpty();
  }

  @Test
  void whoSetsItAgainChangesIt() {
    set(alice, pusher("a2")).isGood();
    set(alice, pusher("a2").with("lang", "de")).isGood();
    assertThat(alice.get("/pushers").list("pushers"))
        .singleElement()
        .satisfies(pusher -> assertThat(pusher.string("lang")).contains("de"));
  }

  @Test
  void aPusherOfNoKindIsTakenAway() {
    set(alice, pusher("a3")).isGood();
    JsonObject nothing =
        JsonObject.of("app_id", "org.example.app")
            .with("pushkey", "a3")
            .with("kind", JsonNull.NULL);
    set(alice, nothing).isGood();
    assertThat(keys(alice)).isEmpty();
    set(alice, nothing).isGood();
  }

  @Test
  void othersLoseTheSameKeyUnlessItIsAppended() {
    set(alice, pusher("shared")).isGood();
    set(bob, pusher("shared").toBuilder().put("append", true).build()).isGood();
    assertThat(keys(alice)).containsExactly("shared");
    set(bob, pusher("shared")).isGood();
    assertThat(keys(alice)).isEmpty();
    assertThat(keys(bob)).containsExactly("shared");
  }

  @Test
  void anotherDeviceMayTurnItOffAndOn() {
    set(alice, pusher("a4")).isGood();
    Client laptop = SERVER.logInAgain(alice);
    set(laptop, pusher("a4").toBuilder().put("org.matrix.msc3881.enabled", false).build()).isGood();
    assertThat(laptop.get("/pushers").list("pushers"))
        .singleElement()
        .satisfies(
            pusher -> {
              assertThat(pusher.bool("org.matrix.msc3881.enabled")).contains(false);
              assertThat(pusher.string("org.matrix.msc3881.device_id")).contains(device(alice));
            });
  }

  @Test
  void aPusherGoesWithTheSessionThatMadeIt() {
    Client laptop = SERVER.logInAgain(alice);
    set(alice, pusher("phone")).isGood();
    set(laptop, pusher("laptop")).isGood();
    laptop.post("/logout", "{}").isGood();
    assertThat(keys(alice)).containsExactly("phone");
    alice.post("/logout/all", "{}").isGood();
    assertThat(keys(SERVER.logInAgain(alice))).isEmpty();
  }

  @Test
  void aPusherGoesWithItsDevice() {
    Client laptop = SERVER.logInAgain(alice);
    set(laptop, pusher("laptop")).isGood();
    alice
        .post(
            "/delete_devices",
            "{\"devices\": [\"" + device(laptop) + "\"], " + confirmed(alice) + "}")
        .isGood();
    assertThat(keys(alice)).isEmpty();
  }

  @Test
  void aNewPasswordEndsThePushersOfOthersOnly() {
    Client laptop = SERVER.logInAgain(alice);
    set(alice, pusher("own")).isGood();
    set(laptop, pusher("other")).isGood();
    alice
        .post("/account/password", "{\"new_password\": \"other\", " + confirmed(alice) + "}")
        .isGood();
    assertThat(keys(alice)).containsExactly("own");
  }

  @Test
  void anAccountThatIsGivenUpHasNoPushers() {
    set(alice, pusher("gone")).isGood();
    set(bob, pusher("gone").toBuilder().put("append", true).build()).isGood();
    alice.post("/account/deactivate", "{" + confirmed(alice) + "}").isGood();
    assertThat(keys(bob)).containsExactly("gone");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "app_id",
        "pushkey",
        "kind",
        "app_display_name",
        "device_display_name",
        "lang",
        "data"
      })
  void nothingMayBeMissing(String name) {
    set(alice, pusher("a").without(name)).isRefused(400, "M_MISSING_PARAM");
  }

  @Test
  void anHttpPusherNeedsAnAddress() {
    JsonObject nowhere = pusher("a").with("data", JsonObject.empty());
    set(alice, nowhere).isRefused(400, "M_MISSING_PARAM");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://push.example.org/",
        "https://push.example.org/_matrix/push/v1/notify/",
        "https://push.example.org/_matrix/push/v1/notify#a",
        "ftp://push.example.org/_matrix/push/v1/notify",
        "file:///_matrix/push/v1/notify",
        "https://user:secret@push.example.org/_matrix/push/v1/notify",
        "https:///_matrix/push/v1/notify",
        "https://push example/_matrix/push/v1/notify",
        "/_matrix/push/v1/notify",
        ""
      })
  void noOtherPathAndNoOtherProtocolIsAnAddress(String url) {
    JsonObject wrong = pusher("a").with("data", JsonObject.of("url", url));
    set(alice, wrong).isRefused(400, "M_INVALID_PARAM");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://push.example.org:8080/_matrix/push/v1/notify",
        "https://[2001:db8::1]:5000/_matrix/push/v1/notify",
        "https://push.example.org/_matrix/push/v1/notify?token=a%20b"
      })
  void theseAreAddresses(String url) {
    set(alice, pusher("a").with("data", JsonObject.of("url", url))).isGood();
  }

  @Test
  void whatIsTooLongIsRefused() {
    set(alice, pusher("ü".repeat(256))).isGood();
    set(alice, pusher("ü".repeat(257))).isRefused(400, "M_INVALID_PARAM");
    set(alice, pusher("a").with("app_id", "a".repeat(65))).isRefused(400, "M_INVALID_PARAM");
    set(alice, pusher("a").with("lang", "a".repeat(513))).isRefused(400, "M_INVALID_PARAM");
    JsonObject data = JsonObject.of("url", URL).with("more", "a".repeat(20_000));
    set(alice, pusher("a").with("data", data)).isRefused(413, "M_TOO_LARGE");
  }

  @Test
  void formatsAreTextsAndKindsAreKnown() {
    JsonValue list = new JsonArray(List.of(new JsonString("event_id_only")));
    JsonObject data = JsonObject.of("url", URL).with("format", list);
    set(alice, pusher("a").with("data", data)).isRefused(400, "M_INVALID_PARAM");
    set(alice, pusher("a").with("kind", "pigeon")).isRefused(400, "M_INVALID_PARAM");
  }

  @Test
  void mailsGoToAddressesThatAreTheUsersOnly() {
    JsonObject mail =
        pusher("somebody@example.org").with("kind", "email").with("app_id", "m.email");
    set(alice, mail).isRefused(400, "M_THREEPID_NOT_FOUND");
  }

  @Test
  void nobodyHasMoreThanAHundred() {
    for (int i = 0; i < 100; i++) {
      set(alice, pusher("n" + i)).isGood();
    }
    set(alice, pusher("one more")).isRefused(413, "M_TOO_LARGE");
    set(alice, pusher("n7").with("lang", "de")).isGood();
    assertThat(keys(alice)).hasSize(100);
  }
}
