package chat.ranvier.federation.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.ranvier.domain.event.ContentHash;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonReader;
import chat.ranvier.domain.redaction.Redactor;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.signing.JsonSigning;
import chat.ranvier.domain.signing.KeyId;
import chat.ranvier.domain.signing.UnpaddedBase64;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BouncyCastleSignatureTest {
  private static final byte[] SEED = bytes("YJDBA9Xnr2sVqXD9Vj7XVUnmFZcZrlw8Md7kMW+3XA1");
  private static final KeyId KEY_ID = new KeyId("ed25519:1");
  private static final ServerName DOMAIN = new ServerName("domain");
  private static final BouncyCastleSigningKey KEY = BouncyCastleSigningKey.fromSeed(KEY_ID, SEED);

  private final BouncyCastleSignatureCheck check = new BouncyCastleSignatureCheck();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|K8280/U9SSy9IVtjBuVeLr+HpOB4BQFWbg+UZaADMtTdGYI7Geitb76LTrr5QV/7Xg4ahLwYGYZzuHGZKM5ZAQ",
        "{\"one\":1,\"two\":\"Two\"}|KqmLSbO39/Bzb0QIYE82zqLwsA+PDzYIpIRA2sRQ4sL53+sN6/fpNSoqE7BP7vBZhG6kYdD13EIMJpvhJI+6Bw"
      })
  void signsJsonAsTheAppendixDoes(String json, String signature) {
    JsonObject signed = JsonSigning.sign(object(json), DOMAIN, KEY);

    assertThat(signature(signed)).isEqualTo(signature);
    assertThat(JsonSigning.isSignedBy(signed, DOMAIN, KEY_ID, KEY.publicKey(), check)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"room_id\":\"!x:domain\",\"sender\":\"@a:domain\",\"origin\":\"domain\",\"origin_server_ts\":1000000,\"signatures\":{},\"hashes\":{},\"type\":\"X\",\"content\":{},\"prev_events\":[],\"auth_events\":[],\"depth\":3,\"unsigned\":{\"age_ts\":1000000}}"
            + "|KxwGjPSDEtvnFgU00fwFz+l6d2pJM6XBIaMEn81SXPTRl16AqLAYqfIReFGZlHi5KLjAWbOoMszkwsQma+lYAg",
        "{\"content\":{\"body\":\"Here is the message content\"},\"event_id\":\"$0:domain\",\"origin\":\"domain\",\"origin_server_ts\":1000000,\"type\":\"m.room.message\",\"room_id\":\"!r:domain\",\"sender\":\"@u:domain\",\"signatures\":{},\"unsigned\":{\"age_ts\":1000000}}"
            + "|Wm+VzmOUOz08Ds+0NTWb1d4CZrVsJSikkeRxh6aCcUwu6pNC78FunoD7KNWzqFn241eYHYMGCA5McEiVPdhzBA"
      })
  void signsEventsAsTheAppendixDoes(String json, String signature) {
    JsonObject event = object(json);
    String hash = UnpaddedBase64.encode(ContentHash.of(event));
    JsonObject hashed = event.with("hashes", JsonObject.of("sha256", hash));

    JsonObject signed = JsonSigning.sign(Redactor.redact(RoomVersion.V1, hashed), DOMAIN, KEY);
    assertThat(signature(signed)).isEqualTo(signature);
  }

  @Test
  void derivesTheSamePublicKeyAsOtherImplementations() {
    assertThat(
            BouncyCastleSigningKey.fromSeed(
                    KEY_ID,
                    HexFormat.of()
                        .parseHex(
                            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"))
                .publicKey())
        .isEqualTo(
            HexFormat.of()
                .parseHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatIsSignedVerifiesAndNothingElseDoes(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] keySeed = new byte[32];
    random.nextBytes(keySeed);
    BouncyCastleSigningKey key = BouncyCastleSigningKey.fromSeed(KEY_ID, keySeed);
    for (int i = 0; i < 20; i++) {
      byte[] message = new byte[random.nextInt(1, 300)];
      random.nextBytes(message);
      byte[] signature = key.sign(message);
      assertThat(check.verifies(key.publicKey(), message, signature)).isTrue();
      assertThat(check.verifies(key.publicKey(), changed(message, random), signature)).isFalse();
      assertThat(check.verifies(key.publicKey(), message, changed(signature, random))).isFalse();
      assertThat(check.verifies(KEY.publicKey(), message, signature)).isFalse();
    }
  }

  @Test
  void whatIsNoKeyOrNoSignatureVerifiesNothing() {
    byte[] signature = KEY.sign(new byte[0]);

    assertThat(check.verifies(new byte[31], new byte[0], signature)).isFalse();
    assertThat(check.verifies(new byte[0], new byte[0], signature)).isFalse();
    assertThat(check.verifies(new byte[32], new byte[0], new byte[64])).isFalse();
    assertThat(check.verifies(filled(0xFF), new byte[0], signature)).isFalse();
    assertThat(check.verifies(filled(0x02), new byte[0], signature)).isFalse();
    assertThat(check.verifies(KEY.publicKey(), new byte[0], Arrays.copyOf(signature, 63)))
        .isFalse();
  }

  @Test
  void aKeyOfSmallOrderVerifiesNothing() {
    byte[] neutral = filled(0);
    neutral[0] = 1;
    byte[] forged = Arrays.copyOf(neutral, 64);

    assertThat(check.verifies(neutral, "anything".getBytes(UTF_8), forged)).isFalse();
  }

  @Test
  void knowsTheSeedsThatAreNoSecret() {
    assertThat(KnownSeeds.contains(SEED)).isTrue();
    assertThat(KnownSeeds.contains(filled(0))).isTrue();
    assertThat(KnownSeeds.contains(filled(0xFF))).isTrue();
    assertThat(
            KnownSeeds.contains(
                HexFormat.of()
                    .parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f")))
        .isTrue();
    assertThat(KnownSeeds.contains(KEY.sign(new byte[1]))).isFalse();
    assertThatThrownBy(() -> BouncyCastleSigningKey.fromSeed(KEY_ID, new byte[31]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] changed(byte[] bytes, SplittableRandom random) {
    byte[] changed = bytes.clone();
    changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
    return changed;
  }

  private static byte[] filled(int value) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  private static byte[] bytes(String base64) {
    return UnpaddedBase64.decode(base64).orElseThrow();
  }

  private static String signature(JsonObject signed) {
    return signed
        .object("signatures")
        .flatMap(all -> all.object("domain"))
        .flatMap(own -> own.string("ed25519:1"))
        .orElseThrow();
  }

  private static JsonObject object(String json) {
    return JsonReader.readObject(json.getBytes(UTF_8));
  }
}
