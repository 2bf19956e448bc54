package chat.ranvier.scenario.encryption.keys;

import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.domain.signing.JsonSigning;
import chat.ranvier.domain.signing.KeyId;
import chat.ranvier.domain.signing.SigningKey;
import chat.ranvier.domain.signing.UnpaddedBase64;
import chat.ranvier.federation.signature.BouncyCastleSigningKey;
import chat.ranvier.scenario.Client;
import chat.ranvier.scenario.Reply;
import java.util.Arrays;
import java.util.List;

/** A client with keys, as its device makes and signs them. */
final class TestDevice {
  static final String ALGORITHM = "signed_curve25519";

  private final Client client;
  private final String id;
  private final SigningKey key;

  TestDevice(Client client, int seed) {
    this.client = client;
    this.id = client.get("/account/whoami").text("device_id");
    this.key = key(KeyId.ed25519(id), seed);
  }

  /** A key of a seed of its own. */
  static SigningKey key(KeyId id, int seed) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) seed);
    return BouncyCastleSigningKey.fromSeed(id, bytes);
  }

  Client client() {
    return client;
  }

  String id() {
    return id;
  }

  SigningKey key() {
    return key;
  }

  /** The object with one signature more, of the client's user. */
  JsonObject signed(JsonObject object, KeyId by, SigningKey with) {
    return signed(object, client.user(), by, with);
  }

  static JsonObject signed(JsonObject object, String user, KeyId by, SigningKey with) {
    JsonObject all = object.object("signatures").orElse(JsonObject.empty());
    JsonObject own = all.object(user).orElse(JsonObject.empty());
    String signature = UnpaddedBase64.encode(with.sign(JsonSigning.signedBytes(object)));
    return object.with("signatures", all.with(user, own.with(by.value(), signature)));
  }

  /** Its identity keys. */
  JsonObject deviceKeys() {
    JsonObject keys =
        JsonObject.builder()
            .put("user_id", client.user())
            .put("device_id", id)
            .put(
                "algorithms",
                JsonArray.of(
                    new JsonString("m.olm.v1.curve25519-aes-sha2"),
                    new JsonString("m.megolm.v1.aes-sha2")))
            .put(
                "keys",
                JsonObject.of("ed25519:" + id, UnpaddedBase64.encode(key.publicKey()))
                    .with("curve25519:" + id, "curve of " + id))
            .build();
    return signed(keys, KeyId.ed25519(id), key);
  }

  /** A signed key of this id. */
  JsonObject oneTimeKey(String name) {
    return signed(JsonObject.of("key", "key of " + name), KeyId.ed25519(id), key);
  }

  Reply upload(JsonObject body) {
    return client.post("/keys/upload", body.toString());
  }

  Reply uploadDeviceKeys() {
    return upload(JsonObject.of("device_keys", deviceKeys())).isGood();
  }

  Reply uploadOneTimeKeys(String... names) {
    JsonObject.Builder keys = JsonObject.builder();
    List.of(names).forEach(name -> keys.put(ALGORITHM + ":" + name, oneTimeKey(name)));
    return upload(JsonObject.of("one_time_keys", keys.build()));
  }

  Reply uploadFallbackKey(String name) {
    return upload(
        JsonObject.of("fallback_keys", JsonObject.of(ALGORITHM + ":" + name, oneTimeKey(name))));
  }

  /** Claims a key of another device; its name, or nothing. */
  String claim(TestDevice other) {
    JsonObject wanted = JsonObject.of(other.client.user(), JsonObject.of(other.id, ALGORITHM));
    return client
        .post("/keys/claim", JsonObject.of("one_time_keys", wanted).toString())
        .isGood()
        .json()
        .object("one_time_keys")
        .flatMap(users -> users.object(other.client.user()))
        .flatMap(devices -> devices.object(other.id))
        .map(keys -> keys.names().getFirst().substring(ALGORITHM.length() + 1))
        .orElse("");
  }

  /** What a query about users tells. */
  JsonObject query(Client... users) {
    JsonObject.Builder asked = JsonObject.builder();
    List.of(users).forEach(user -> asked.put(user.user(), JsonArray.empty()));
    return client
        .post("/keys/query", JsonObject.of("device_keys", asked.build()).toString())
        .isGood()
        .json();
  }
}
