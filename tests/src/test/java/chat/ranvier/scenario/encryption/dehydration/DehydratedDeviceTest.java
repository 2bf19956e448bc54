package chat.ranvier.scenario.encryption.dehydration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.scenario.Client;
import chat.ranvier.scenario.Reply;
import chat.ranvier.scenario.Scenario;
import chat.ranvier.scenario.TestHomeserver;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A device that receives keys of rooms for a user while they are logged in nowhere. */
@Scenario
final class DehydratedDeviceTest {
  @RegisterExtension static final TestHomeserver SERVER = new TestHomeserver();

  private static final String PATH =
      "/_matrix/client/unstable/org.matrix.msc3814.v1/dehydrated_device";

  private final Client alice = SERVER.register("alice");
  private final Client bob = SERVER.register("bob");

  private JsonObject device(String id) {
    JsonObject keys =
        JsonObject.builder()
            .put("user_id", alice.user())
            .put("device_id", id)
            .put("algorithms", JsonArray.of(new JsonString("m.olm.v1.curve25519-aes-sha2")))
            .put("keys", JsonObject.of("ed25519:" + id, "key of " + id))
            .put("signatures", JsonObject.empty())
            .put("dehydrated", true)
            .build();
    JsonObject data =
        JsonObject.of("algorithm", "org.matrix.msc3814.v2").with("device_pickle", "of " + id);
    return JsonObject.builder()
        .put("device_id", id)
        .put("device_data", data)
        .put("initial_device_display_name", "Dehydrated device")
        .put("device_keys", keys)
        .put("one_time_keys", JsonObject.of("curve25519:" + id, "one-time key of " + id))
        .put("fallback_keys", JsonObject.of("curve25519:F" + id, "fallback key of " + id))
        .build();
  }

  private Reply put(JsonObject device) {
    return alice.send("PUT", PATH, device.toString().getBytes(UTF_8));
  }

  private Reply find() {
    return alice.send("GET", PATH, new byte[0]);
  }

  private Reply events(Client reader, String id, JsonObject body) {
    return reader.send("POST", PATH + "/" + id + "/events", body.toString().getBytes(UTF_8));
  }

  private void send(String id, String text) {
    JsonObject messages =
        JsonObject.of(alice.user(), JsonObject.of(id, JsonObject.of("body", text)));
    String body = JsonObject.of("messages", messages).toString();
    bob.put("/sendToDevice/org.example.text/{}", body, text).isGood();
  }

  private static List<String> texts(Reply page) {
    return page.list("events").stream()
        .map(event -> event.object("content").flatMap(content -> content.string("body")))
        .map(text -> text.orElse(""))
        .toList();
  }

  private JsonObject keysOfAlice() {
    String asked =
        JsonObject.of("device_keys", JsonObject.of(alice.user(), new JsonArray(List.of())))
            .toString();
    return bob.post("/keys/query", asked)
        .json()
        .object("device_keys")
        .flatMap(users -> users.object(alice.user()))
        .orElseThrow();
  }

  @Test
  void itIsThereWithItsKeys() {
    find().isRefused(404, "M_NOT_FOUND");
    assertThat(put(device("D1")).text("device_id")).isEqualTo("D1");
    assertThat(find().json())
        .isEqualTo(
            JsonObject.of("device_id", "D1")
                .with("device_data", device("D1").object("device_data").orElseThrow()));
    assertThat(keysOfAlice().object("D1").flatMap(keys -> keys.bool("dehydrated"))).contains(true);
    String wanted = JsonObject.of(alice.user(), JsonObject.of("D1", "curve25519")).toString();
    List<String> claimed = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      claimed.add(bob.post("/keys/claim", "{\"one_time_keys\": " + wanted + "}").body());
    }
    assertThat(claimed.get(0)).contains("one-time key of D1");
    assertThat(claimed.get(1)).contains("fallback key of D1");
    assertThat(claimed.get(2)).contains("fallback key of D1");
  }

  @Test
  void whatCameForItIsReadInPagesAndAgain() {
    put(device("D1")).isGood();
    for (int i = 0; i < 130; i++) {
      send("D1", "text " + i);
    }
    Reply first = events(alice, "D1", JsonObject.empty());
    Reply second = events(alice, "D1", JsonObject.of("next_batch", first.text("next_batch")));
    Reply third = events(alice, "D1", JsonObject.of("next_batch", second.text("next_batch")));
    assertThat(texts(first)).hasSize(100).startsWith("text 0");
    assertThat(texts(second)).hasSize(30).endsWith("text 129");
    assertThat(texts(third)).isEmpty();
    assertThat(events(alice, "D1", JsonObject.empty()).body()).isEqualTo(first.body());
    assertThat(first.list("events").getFirst().string("sender")).contains(bob.user());
  }

  @Test
  void aNewOneReplacesTheOneBefore() {
    put(device("D1")).isGood();
    send("D1", "to the first");
    put(device("D2")).isGood();
    assertThat(find().text("device_id")).isEqualTo("D2");
    assertThat(keysOfAlice().names()).containsExactly("D2");
    events(alice, "D1", JsonObject.empty()).isRefused(403, "M_FORBIDDEN");
    assertThat(texts(events(alice, "D2", JsonObject.empty()))).isEmpty();
    put(device("D2")).isGood();
    assertThat(find().text("device_id")).isEqualTo("D2");
  }

  @Test
  void itIsDeletedByItselfOrLikeEveryDevice() {
    put(device("D1")).isGood();
    assertThat(alice.send("DELETE", PATH, new byte[0]).text("device_id")).isEqualTo("D1");
    alice.send("DELETE", PATH, new byte[0]).isRefused(404, "M_NOT_FOUND");
    find().isRefused(404, "M_NOT_FOUND");
    alice.get("/devices/D1").isRefused(404, "M_NOT_FOUND");
    assertThat(keysOfAlice().isEmpty()).isTrue();

    put(device("D1")).isGood();
    SERVER.logInAgain(alice).post("/logout", "{}").isGood();
    find().isGood();
    Client again = SERVER.logInAgain(alice);
    alice.post("/logout/all", "{}").isGood();
    again.get("/account/whoami").isRefused(401, "M_UNKNOWN_TOKEN");
    assertThat(keysOfAlice().isEmpty()).isTrue();
    SERVER.logInAgain(alice).send("GET", PATH, new byte[0]).isRefused(404, "M_NOT_FOUND");
  }

  @Test
  void whatIsNoDehydratedDeviceIsRefused() {
    put(device("D1")).isGood();
    for (String name : List.of("device_id", "device_data", "device_keys")) {
      assertThat(put(device("D2").without(name)).status()).as(name).isEqualTo(400);
    }
    put(device("D2").with("device_data", JsonObject.of("device_pickle", "x")))
        .isRefused(400, "M_BAD_JSON");
    put(device("D2").with("device_keys", device("D3").object("device_keys").orElseThrow()))
        .isRefused(400, "M_INVALID_PARAM");
    String own = alice.get("/account/whoami").text("device_id");
    put(device(own)).isRefused(400, "M_INVALID_PARAM");
    assertThat(find().text("device_id")).isEqualTo("D1");
    events(alice, "D1", JsonObject.of("next_batch", "s1")).isRefused(400, "M_INVALID_PARAM");
    events(bob, "D1", JsonObject.empty()).isRefused(403, "M_FORBIDDEN");
  }
}
