package chat.ranvier.scenario.encryption.backup;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.scenario.Client;
import chat.ranvier.scenario.Reply;
import chat.ranvier.scenario.Scenario;
import chat.ranvier.scenario.TestHomeserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The keys in backups: stored, replaced or not, listed, deleted, counted. */
@Scenario
final class RoomKeysTest {
  @RegisterExtension static final TestHomeserver SERVER = new TestHomeserver();
  private static final String ROOM = "!room:a.example";
  private static final String OTHER = "!other:a.example";
  private static final String ALL = "/room_keys/keys?version={}";
  private static final String OF_ROOM = "/room_keys/keys/{}?version={}";
  private static final String OF_SESSION = "/room_keys/keys/{}/{}?version={}";

  private final Client alice = SERVER.register("alice");
  private final String version = create(alice);

  private static String create(Client client) {
    return client
        .post("/room_keys/version", "{\"algorithm\": \"m.test\", \"auth_data\": {}}")
        .text("version");
  }

  private static String key(boolean verified, int index, int forwarded) {
    return """
        {"first_message_index": %d, "forwarded_count": %d, "is_verified": %s,
         "session_data": {"ciphertext": "ü", "mac": "m", "ephemeral": "%d"}}
        """
        .formatted(index, forwarded, verified, index);
  }

  private static String sessions(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> "\"s" + i + "\": " + key(true, i, 0))
        .collect(Collectors.joining(",", "{\"sessions\": {", "}}"));
  }

  private void assertStored(String expected, String session) {
    assertThat(alice.get(OF_SESSION, ROOM, session, version).json())
        .isEqualTo(Client.parse(expected));
  }

  private static long count(Reply reply) {
    return reply.json().integer("count").orElseThrow();
  }

  private Reply put(String key) {
    return alice.put(OF_SESSION, key, ROOM, "s/+", version);
  }

  @Test
  void aBetterKeyReplacesWhatIsThereAndChangesTheEtag() {
    String key = key(false, 5, 5);
    String etag = put(key).text("etag");
    for (String better :
        List.of(key(false, 5, 4), key(false, 4, 9), key(true, 9, 9), key(true, 8, 9))) {
      Reply reply = put(better);
      assertThat(count(reply)).isEqualTo(1);
      assertThat(reply.text("etag")).isNotEqualTo(etag);
      etag = reply.text("etag");
      assertStored(better, "s/+");
    }
  }

  @Test
  void aKeyThatIsNotBetterChangesNothing() {
    String key = key(true, 5, 5);
    String etag = put(key).text("etag");
    for (String worse : List.of(key, key(false, 0, 0), key(true, 6, 0), key(true, 5, 6))) {
      Reply reply = put(worse);
      assertThat(reply.text("etag")).isEqualTo(etag);
      assertThat(count(reply)).isEqualTo(1);
      assertStored(key, "s/+");
    }
    assertThat(alice.get("/room_keys/version").text("etag")).isEqualTo(etag);
  }

  @Test
  void keysOfManyRoomsAreStoredAndListedAtOnce() {
    String body =
        JsonObject.of(
                "rooms",
                JsonObject.of(ROOM, Client.parse(sessions(0, 2)))
                    .with(OTHER, Client.parse(sessions(1, 3))))
            .toString();
    assertThat(count(alice.put(ALL, body, version))).isEqualTo(4);
    assertThat(alice.get(ALL, version).json()).isEqualTo(Client.parse(body));
    assertThat(alice.get(OF_ROOM, OTHER, version).json()).isEqualTo(Client.parse(sessions(1, 3)));
    assertStored(key(true, 1, 0), "s1");
  }

  @Test
  void aRoomAndABackupWithoutKeysAreEmptyAndASessionWithoutOneIsNotFound() {
    assertThat(alice.get(ALL, version).body()).isEqualTo("{\"rooms\":{}}");
    assertThat(alice.get(OF_ROOM, ROOM, version).body()).isEqualTo("{\"sessions\":{}}");
    alice.get(OF_SESSION, ROOM, "none", version).isRefused(404, "M_NOT_FOUND");
  }

  @Test
  void keysAreDeletedBySessionByRoomAndAll() {
    alice.put(OF_ROOM, sessions(0, 3), ROOM, version).isGood();
    alice.put(OF_ROOM, sessions(0, 3), OTHER, version).isGood();
    String etag = alice.get("/room_keys/version").text("etag");

    Reply one = alice.delete(OF_SESSION, ROOM, "s1", version);
    assertThat(count(one)).isEqualTo(5);
    assertThat(one.text("etag")).isNotEqualTo(etag);
    assertThat(alice.delete(OF_SESSION, ROOM, "s1", version).json()).isEqualTo(one.json());
    assertThat(count(alice.delete(OF_ROOM, ROOM, version))).isEqualTo(3);
    assertThat(alice.get(OF_ROOM, OTHER, version).json()).isEqualTo(Client.parse(sessions(0, 3)));
    assertThat(count(alice.delete(ALL, version))).isZero();
    assertThat(alice.get(ALL, version).body()).isEqualTo("{\"rooms\":{}}");
  }

  @Test
  void onlyTheCurrentBackupTakesKeysAndTheOlderOneCanBeRead() {
    alice.put(OF_ROOM, sessions(0, 1), ROOM, version).isGood();
    String newer = create(alice);
    for (Reply refused :
        List.of(
            alice.put(OF_SESSION, key(true, 0, 0), ROOM, "new", version),
            alice.put(OF_ROOM, sessions(5, 6), ROOM, version),
            alice.put(ALL, "{\"rooms\": {}}", version))) {
      refused.isRefused(403, "M_WRONG_ROOM_KEYS_VERSION");
      assertThat(Client.parse(refused.body()).string("current_version")).contains(newer);
    }
    assertThat(alice.get(OF_ROOM, ROOM, version).json()).isEqualTo(Client.parse(sessions(0, 1)));
    alice.put(ALL, "{\"rooms\": {}}", "99").isRefused(404, "M_NOT_FOUND");
    alice.put("/room_keys/keys", "{\"rooms\": {}}").isRefused(400, "M_MISSING_PARAM");
  }

  @Test
  void nothingOfAnUploadIsStoredIfPartOfItIsBad() {
    String bad =
        "{\"sessions\": {\"good\": %s, \"bad\": {\"is_verified\": true}}}"
            .formatted(key(true, 0, 0));
    alice.put(OF_ROOM, bad, ROOM, version).isRefused(400, "M_MISSING_PARAM");
    alice.put(OF_SESSION, key(true, -1, 0), ROOM, "s", version).isRefused(400, "M_INVALID_PARAM");
    alice.put(OF_SESSION, key(true, 0, 0), "room", "s", version).isRefused(400, "M_INVALID_PARAM");
    String huge = key(true, 0, 0).replace("ü", "a".repeat(16 << 10));
    alice.put(OF_SESSION, huge, ROOM, "s", version).isRefused(413, "M_TOO_LARGE");
    assertThat(alice.get(ALL, version).body()).isEqualTo("{\"rooms\":{}}");
  }

  @Test
  void devicesThatUploadAtTheSameTimeAreCountedRight() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Reply>> uploads = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        String overlapping = sessions(i * 5, i * 5 + 10);
        uploads.add(threads.submit(() -> alice.put(OF_ROOM, overlapping, ROOM, version)));
      }
      List<String> etags = new ArrayList<>();
      for (Future<Reply> upload : uploads) {
        etags.add(etag(upload));
      }
      assertThat(etags.stream().distinct().count()).isGreaterThanOrEqualTo(11);
    }
    JsonObject backup = alice.get("/room_keys/version").json();
    assertThat(backup.integer("count")).hasValue(105);
    assertThat(listed()).isEqualTo(105);
  }

  private static String etag(Future<Reply> upload) throws ExecutionException, InterruptedException {
    return upload.get().text("etag");
  }

  private int listed() {
    return alice.get(OF_ROOM, ROOM, version).json().object("sessions").orElseThrow().size();
  }

  @Test
  void aLargeUploadIsStoredAndListedWhole() {
    alice.put(OF_ROOM, sessions(0, 4_000), ROOM, version).isGood();
    alice.put(OF_ROOM, sessions(0, 10), OTHER, version).isGood();
    assertThat(alice.get(OF_ROOM, ROOM, version).json())
        .isEqualTo(Client.parse(sessions(0, 4_000)));
    JsonObject rooms = alice.get(ALL, version).json().object("rooms").orElseThrow();
    assertThat(rooms.object(ROOM)).contains(Client.parse(sessions(0, 4_000)));
    assertThat(rooms.object(OTHER)).contains(Client.parse(sessions(0, 10)));
    assertThat(count(alice.get("/room_keys/version"))).isEqualTo(4_010);
  }
}
