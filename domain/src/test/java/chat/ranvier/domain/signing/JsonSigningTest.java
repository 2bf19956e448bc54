package chat.ranvier.domain.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.ranvier.domain.identifier.InvalidIdentifierException;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.testing.People;
import chat.ranvier.domain.testing.RandomJson;
import chat.ranvier.domain.testing.ToySigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSigningTest {
  private static final ToySigningKey KEY = ToySigningKey.of(People.HERE);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whatIsSignedVerifiesUntilItIsChanged(long seed) {
    RandomJson random = new RandomJson(seed);
    for (int i = 0; i < 50; i++) {
      JsonObject object = random.object(3).without("unsigned").without("signatures");
      JsonObject signed = JsonSigning.sign(object, People.HERE, KEY);

      assertThat(verifies(signed)).isTrue();
      assertThat(verifies(signed.with("unsigned", random.object(2)))).isTrue();
      assertThat(verifies(signed.with("another", "member"))).isFalse();
      assertThat(signed.without("signatures")).isEqualTo(object);
    }
  }

  @Test
  void aSecondSignatureLeavesTheFirst() {
    ToySigningKey other = ToySigningKey.of(People.THERE);
    JsonObject once = JsonSigning.sign(JsonObject.of("a", "b"), People.HERE, KEY);
    JsonObject twice = JsonSigning.sign(once, People.THERE, other);

    assertThat(verifies(twice)).isTrue();
    assertThat(
            JsonSigning.isSignedBy(
                twice, People.THERE, other.keyId(), other.publicKey(), ToySigningKey.CHECK))
        .isTrue();
    assertThat(JsonSigning.keyIds(twice, People.THERE)).containsExactly(other.keyId());
  }

  @Test
  void whatHasNoUsableSignatureDoesNotVerify() {
    JsonObject signed = JsonSigning.sign(JsonObject.of("a", "b"), People.HERE, KEY);

    assertThat(verifies(signed.without("signatures"))).isFalse();
    assertThat(verifies(signed.with("signatures", "x"))).isFalse();
    assertThat(verifies(signed.with("signatures", JsonObject.of("here.example", "x")))).isFalse();
    assertThat(verifies(withSignature(signed, "not base64!"))).isFalse();
    assertThat(verifies(withSignature(signed, ""))).isFalse();
  }

  @Test
  void namesOnlyEd25519Keys() {
    JsonObject own = JsonObject.of("ed25519:1", "x").with("rsa:1", "x").with("ed25519:", "x");
    JsonObject object = JsonObject.of("signatures", JsonObject.of("here.example", own));

    assertThat(JsonSigning.keyIds(object, People.HERE)).containsExactly(new KeyId("ed25519:1"));
    assertThat(JsonSigning.keyIds(object, People.THERE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'',''",
    "f,Zg",
    "fo,Zm8",
    "foo,Zm9v",
    "foob,Zm9vYg",
    "fooba,Zm9vYmE",
    "foobar,Zm9vYmFy"
  })
  void base64HasNoPaddingButMayBeReadWithIt(String text, String encoded) {
    assertThat(UnpaddedBase64.encode(text.getBytes(UTF_8))).isEqualTo(encoded);
    String padded = encoded + "=".repeat((4 - encoded.length() % 4) % 4);
    assertThat(UnpaddedBase64.decode(encoded))
        .hasValueSatisfying(b -> assertThat(b).asString(UTF_8).isEqualTo(text));
    assertThat(UnpaddedBase64.decode(padded))
        .hasValueSatisfying(b -> assertThat(b).asString(UTF_8).isEqualTo(text));
  }

  @Test
  void aKeyIdHasAnAlgorithmAndAVersion() {
    assertThat(KeyId.ed25519("a_b").value()).isEqualTo("ed25519:a_b");
    assertThat(new KeyId("rsa:1").algorithm()).isEqualTo("rsa");
    assertThat(new KeyId("ed25519:1").version()).isEqualTo("1");
    assertThat(new KeyId("ed25519:1").isEd25519()).isTrue();
    for (String text : new String[] {"", "ed25519", "ed25519:", ":1"}) {
      assertThatThrownBy(() -> new KeyId(text)).isInstanceOf(InvalidIdentifierException.class);
    }
  }

  private static JsonObject withSignature(JsonObject object, String signature) {
    JsonObject own = JsonObject.of(KEY.keyId().value(), signature);
    return object.with("signatures", JsonObject.of(People.HERE.value(), own));
  }

  private static boolean verifies(JsonObject object) {
    return JsonSigning.isSignedBy(
        object, People.HERE, KEY.keyId(), KEY.publicKey(), ToySigningKey.CHECK);
  }
}
