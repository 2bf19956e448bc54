package chat.ranvier.scenario.encryption.keys;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.domain.json.JsonValue;
import chat.ranvier.scenario.Client;
import chat.ranvier.scenario.Scenario;
import chat.ranvier.scenario.TestHomeserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Keys that start sessions: uploaded, counted, and handed out once. */
@Scenario
final class OneTimeKeysTest {
  @RegisterExtension static final TestHomeserver SERVER = new TestHomeserver();
  private static final String COUNTS = "device_one_time_keys_count";
  private static final String UNUSED = "device_unused_fallback_key_types";

  private final TestDevice alice = new TestDevice(SERVER.register("alice"), 1);
  private final TestDevice bob = new TestDevice(SERVER.register("bob"), 2);

  private static long count(JsonObject counts) {
    return counts.integer(TestDevice.ALGORITHM).orElseThrow();
  }

  private static long countIn(JsonObject sync) {
    return count(sync.object(COUNTS).orElseThrow());
  }

  @Test
  void keysAreClaimedInTheOrderOfTheirUploadAndCounted() {
    assertThat(countIn(alice.client().get("/sync").json())).isZero();
    JsonObject uploaded = alice.uploadOneTimeKeys("A", "B").json();
    assertThat(count(uploaded.object("one_time_key_counts").orElseThrow())).isEqualTo(2);
    alice.uploadOneTimeKeys("0").isGood();
    assertThat(bob.claim(alice)).isEqualTo("A");
    assertThat(alice.claim(alice)).isEqualTo("B");
    JsonObject sync = alice.client().get("/sync").json();
    assertThat(countIn(sync)).isEqualTo(1);
    assertThat(bob.claim(alice)).isEqualTo("0");
    assertThat(bob.claim(alice)).isEmpty();
    String since = sync.string("next_batch").orElseThrow();
    assertThat(countIn(alice.client().get("/sync?since={}", since).json())).isZero();
    assertThat(countIn(bob.client().get("/sync").json())).isZero();
  }

  @Test
  void noKeyIsHandedOutTwiceHoweverManyClaimAtOnce() throws Exception {
    int keys = 40;
    alice
        .uploadOneTimeKeys(IntStream.range(0, keys).mapToObj(i -> "K" + i).toArray(String[]::new))
        .isGood();
    List<Future<String>> claims = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < keys; i++) {
        claims.add(threads.submit(() -> bob.claim(alice)));
      }
    }
    List<String> claimed = new ArrayList<>();
    for (Future<String> each : claims) {
      claimed.add(each.get());
    }
    assertThat(claimed).doesNotHaveDuplicates().doesNotContain("");
  }

  @Test
  void aRepeatedUploadBringsNoClaimedKeyBack() {
    alice.uploadOneTimeKeys("A", "B").isGood();
    assertThat(bob.claim(alice)).isEqualTo("A");
    JsonObject again = alice.uploadOneTimeKeys("A", "B").json();
    assertThat(count(again.object("one_time_key_counts").orElseThrow())).isEqualTo(1);
    assertThat(bob.claim(alice)).isEqualTo("B");
    assertThat(bob.claim(alice)).isEmpty();
  }

  @Test
  void anotherKeyOfTheSameIdIsRefusedAndNothingOfTheUploadIsStored() {
    alice.uploadOneTimeKeys("A").isGood();
    JsonObject other =
        JsonObject.of(
            "one_time_keys",
            JsonObject.of(TestDevice.ALGORITHM + ":A", bob.oneTimeKey("another"))
                .with(TestDevice.ALGORITHM + ":B", bob.oneTimeKey("B")));
    alice.upload(other).isRefused(400, "M_UNKNOWN");
    assertThat(bob.claim(alice)).isEqualTo("A");
    assertThat(bob.claim(alice)).isEmpty();
  }

  @Test
  void aFallbackKeyServesWhereNoOtherIsLeft() {
    alice.uploadFallbackKey("F").isGood();
    alice.uploadOneTimeKeys("A").isGood();
    assertThat(unused()).containsExactly(new JsonString(TestDevice.ALGORITHM));
    assertThat(bob.claim(alice)).isEqualTo("A");
    assertThat(unused()).hasSize(1);
    assertThat(bob.claim(alice)).isEqualTo("F");
    assertThat(unused()).isEmpty();
    assertThat(bob.claim(alice)).isEqualTo("F");
    alice.uploadFallbackKey("F").isGood();
    assertThat(unused()).as("the same key again").isEmpty();
    alice.uploadFallbackKey("G").isGood();
    assertThat(unused()).hasSize(1);
    assertThat(bob.claim(alice)).isEqualTo("G");
  }

  private List<JsonValue> unused() {
    JsonObject sync = alice.client().get("/sync").json();
    assertThat(sync.array("org.matrix.msc2732." + UNUSED)).isEqualTo(sync.array(UNUSED));
    return sync.array(UNUSED).map(JsonArray::values).orElseThrow();
  }

  @Test
  void theKeysOfADeviceGoWithIt() {
    alice.uploadOneTimeKeys("A").isGood();
    alice.uploadFallbackKey("F").isGood();
    alice.uploadDeviceKeys();
    assertThat(bob.query(alice.client()).toString()).contains("curve of " + alice.id());
    alice.client().post("/logout", "{}").isGood();
    assertThat(bob.claim(alice)).isEmpty();
    assertThat(bob.query(alice.client()).toString()).doesNotContain("curve of " + alice.id());
  }

  @Test
  void whatIsNoKeyIsRefused() {
    Client client = alice.client();
    for (String keys :
        List.of(
            "{\"noalgorithm\": \"abc\"}",
            "{\"signed_curve25519:A\": 5}",
            "{\"signed_curve25519:A\": {\"signatures\": {}}}",
            "{\"signed_curve25519:A\": {\"key\": 1}}",
            "{\"signed_curve25519:A\": {\"key\": \"a\", \"signatures\": []}}",
            "{\"signed_curve25519:A\": {\"key\": \"a\", \"signatures\": {\"@a:b\": 1}}}",
            "{\"signed_curve25519:\\u0000\": {\"key\": \"a\"}}")) {
      for (String kind : List.of("one_time_keys", "fallback_keys")) {
        assertThat(client.post("/keys/upload", "{\"" + kind + "\": " + keys + "}").status())
            .as("%s: %s", kind, keys)
            .isEqualTo(400);
      }
    }
    client.post("/keys/upload", "{\"one_time_keys\": []}").isRefused(400, "M_BAD_JSON");
    client.post("/keys/claim", "{}").isRefused(400, "M_MISSING_PARAM");
    client
        .post("/keys/claim", "{\"one_time_keys\": {\"@bob:x\": {\"D\": 1}}}")
        .isRefused(400, "M_BAD_JSON");
    client
        .post("/keys/claim", "{\"one_time_keys\": {\"bob\": {\"D\": \"a\"}}}")
        .isRefused(400, "M_INVALID_PARAM");
  }

  @Test
  void manyKeysOfOneDeviceAreRefused() {
    for (int from = 0; from < 1_000; from += 200) {
      int first = from;
      alice
          .uploadOneTimeKeys(
              IntStream.range(0, 200).mapToObj(i -> "K" + (first + i)).toArray(String[]::new))
          .isGood();
    }
    alice.uploadOneTimeKeys("ONE-TOO-MANY").isRefused(413, "M_TOO_LARGE");
  }
}
