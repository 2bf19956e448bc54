package chat.ranvier.scenario.encryption.backup;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.scenario.Client;
import chat.ranvier.scenario.Reply;
import chat.ranvier.scenario.Scenario;
import chat.ranvier.scenario.TestHomeserver;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The backups themselves: their versions, what they are, how they go. */
@Scenario
final class KeyBackupTest {
  @RegisterExtension static final TestHomeserver SERVER = new TestHomeserver();
  private static final String CURRENT = "/room_keys/version";
  private static final String OF = "/room_keys/version/{}";
  private static final String KEY =
      """
      {"first_message_index": 0, "forwarded_count": 0, "is_verified": true, "session_data": {}}
      """;

  private final Client alice = SERVER.register("alice");

  private static String backup(String publicKey) {
    return """
        {"algorithm": "m.megolm_backup.v1.curve25519-aes-sha2", "auth_data": {"public_key": "%s"}}
        """
        .formatted(publicKey);
  }

  private String create(String publicKey) {
    return alice.post(CURRENT, backup(publicKey)).text("version");
  }

  private static String publicKey(Reply reply) {
    return reply.json().object("auth_data").orElseThrow().string("public_key").orElseThrow();
  }

  @Test
  void aNewBackupIsTheCurrentOneAndEmpty() {
    alice.get(CURRENT).isRefused(404, "M_NOT_FOUND");
    String version = create("abc");
    JsonObject current = alice.get(CURRENT).json();
    assertThat(current.string("version")).contains(version);
    assertThat(current.string("algorithm")).contains("m.megolm_backup.v1.curve25519-aes-sha2");
    assertThat(current.integer("count")).hasValue(0);
    assertThat(current.string("etag")).isPresent();
    assertThat(alice.get(OF, version).json()).isEqualTo(current);
    SERVER.register("bob").get(OF, version).isRefused(404, "M_NOT_FOUND");
  }

  @Test
  void versionsIncreaseAndAreNeverGivenTwice() {
    String first = create("a");
    String second = create("b");
    assertThat(Long.parseLong(second)).isGreaterThan(Long.parseLong(first));
    alice.delete(OF, second).isGood();
    assertThat(publicKey(alice.get(CURRENT))).isEqualTo("a");
    assertThat(Long.parseLong(create("c"))).isGreaterThan(Long.parseLong(second));
  }

  @Test
  void aDeletedBackupIsGoneWithItsKeysAndCanBeDeletedAgain() {
    String version = create("a");
    alice.put("/room_keys/keys/!r:a.example/s?version={}", KEY, version).isGood();
    alice.delete(OF, version).isGood();
    alice.delete(OF, version).isGood();
    alice.get(OF, version).isRefused(404, "M_NOT_FOUND");
    alice.put(OF, backup("b"), version).isRefused(404, "M_NOT_FOUND");
    alice.get("/room_keys/keys?version={}", version).isRefused(404, "M_NOT_FOUND");
    alice.get("/room_keys/keys/!r:a.example/s?version={}", version).isRefused(404, "M_NOT_FOUND");
    alice
        .put("/room_keys/keys/!r:a.example/s?version={}", KEY, version)
        .isRefused(404, "M_NOT_FOUND");
    alice.delete("/room_keys/keys?version={}", version).isRefused(404, "M_NOT_FOUND");
  }

  @Test
  void whatHasNeverBeenIsNotFound() {
    create("a");
    for (String version : List.of("2", "0", "-1", "01", "+1", "one", "99999999999999999999", "١")) {
      alice.get(OF, version).isRefused(404, "M_NOT_FOUND");
      alice.delete(OF, version).isRefused(404, "M_NOT_FOUND");
      alice.put(OF, backup("b"), version).isRefused(404, "M_NOT_FOUND");
    }
  }

  @Test
  void onlyTheDataOfTheAlgorithmChange() {
    String version = create("a");
    String etag = alice.get(CURRENT).text("etag");
    alice.put(OF, backup("b"), version).isGood();
    assertThat(publicKey(alice.get(CURRENT))).isEqualTo("b");
    assertThat(alice.get(CURRENT).text("etag")).isEqualTo(etag);
    alice
        .put(OF, "{\"algorithm\": \"m.other\", \"auth_data\": {}}", version)
        .isRefused(400, "M_INVALID_PARAM");
    String repeated = Client.parse(backup("c")).with("version", "7").toString();
    alice.put(OF, repeated, version).isRefused(400, "M_INVALID_PARAM");
    alice.put(OF, Client.parse(backup("c")).with("version", version).toString(), version).isGood();
    assertThat(publicKey(alice.get(OF, version))).isEqualTo("c");
  }

  @Test
  void clientsFromBeforeItWasStableFindItWhereTheyLook() {
    Stream.of("r0", "unstable")
        .forEach(
            path ->
                assertThat(
                        alice
                            .send(
                                "POST",
                                "/_matrix/client/" + path + CURRENT,
                                backup("old").getBytes(StandardCharsets.UTF_8))
                            .text("version"))
                    .isNotEmpty());
  }

  @Test
  void guestsHaveNoBackups() {
    SERVER.registerGuest().get(CURRENT).isRefused(403, "M_GUEST_ACCESS_FORBIDDEN");
  }
}
