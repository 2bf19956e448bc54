package chat.ranvier.domain.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.ranvier.domain.testing.RandomJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {
  /** The examples of the specification's appendix, in its order. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | {}",
        "{ \"one\": 1, \"two\": \"Two\" } | {\"one\":1,\"two\":\"Two\"}",
        "{ \"b\": \"2\", \"a\": \"1\" } | {\"a\":\"1\",\"b\":\"2\"}",
        "{\"b\":\"2\",\"a\":\"1\"} | {\"a\":\"1\",\"b\":\"2\"}",
        "{\"auth\": {\"success\": true, \"mxid\": \"@john.doe:example.com\", \"profile\":"
            + " {\"display_name\": \"John Doe\", \"three_pids\": [{\"medium\": \"email\","
            + " \"address\": \"john.doe@example.org\"}, {\"medium\": \"msisdn\", \"address\":"
            + " \"123456789\"}]}}}"
            + "|{\"auth\":{\"mxid\":\"@john.doe:example.com\",\"profile\":{\"display_name\":\"John"
            + " Doe\",\"three_pids\":[{\"address\":\"john.doe@example.org\",\"medium\":\"email\"},"
            + "{\"address\":\"123456789\",\"medium\":\"msisdn\"}]},\"success\":true}}",
        "{ \"a\": \"日本語\" } | {\"a\":\"日本語\"}",
        "{ \"本\": 2, \"日\": 1 } | {\"日\":1,\"本\":2}",
        "{ \"a\": \"\\u65E5\" } | {\"a\":\"日\"}",
        "{ \"a\": null } | {\"a\":null}",
        "{ \"a\": -0, \"b\": 1e10 } | {\"a\":0,\"b\":10000000000}",
      })
  void givesTheFormOfTheAppendix(String given, String expected) {
    assertThat(canonical(given)).isEqualTo(expected);
  }

  @Test
  void sortsNamesByCodePointAndNotByUtf16() {
    assertThat(canonical("{\"\uD83D\uDE00\":1,\"\uFFFD\":2,\"a\":3}"))
        .isEqualTo("{\"a\":3,\"\uFFFD\":2,\"\uD83D\uDE00\":1}");
  }

  @Test
  void escapesNoMoreThanItMust() {
    assertThat(canonical("\"\\u0000\\u001F\\u007f\\/\\\"\\\\\\b\\f\\n\\r\\t\""))
        .isEqualTo("\"\\u0000\\u001f\u007f/\\\"\\\\\\b\\f\\n\\r\\t\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"9007199254740991", "-9007199254740991", "0", "1.0e1", "100e-2", "-0.0"})
  void takesNumbersThatAreIntegersInRange(String number) {
    assertThatCode(() -> canonical(number)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9007199254740992",
        "-9007199254740992",
        "1.1",
        "1e-1",
        "1e16",
        "1e999999999",
        "1e-999999999",
        "123456789012345678901234567890"
      })
  void refusesNumbersThatAreNone(String number) {
    assertThatThrownBy(() -> canonical(number)).isInstanceOf(InvalidJsonException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e10", "1.0", "9007199254740992", "[{\"a\":1E1}]"})
  void anEventMayNotEvenSpellAnIntegerOtherwise(String json) {
    assertThatThrownBy(() -> CanonicalJson.check(read(json)))
        .isInstanceOfSatisfying(
            InvalidJsonException.class,
            e -> assertThat(e.kind()).isEqualTo(InvalidJsonException.Kind.BAD_JSON));
  }

  @Test
  void refusesALoneSurrogate() {
    String filler = "a text that is long enough for the quick way ";
    for (String text : new String[] {"\uD800", "?\uDC00", filler + "\uD800", filler + "?\uDC00x"}) {
      assertThatThrownBy(() -> CanonicalJson.encode(new JsonString(text)))
          .isInstanceOf(InvalidJsonException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whatIsCanonicalStaysAsItIs(long seed) {
    RandomJson random = new RandomJson(seed);
    for (int i = 0; i < 200; i++) {
      JsonObject object = random.object(4);
      byte[] once = CanonicalJson.encode(object);
      JsonObject again = JsonReader.readObject(once);

      assertThat(again).isEqualTo(object).hasSameHashCodeAs(object);
      assertThat(CanonicalJson.encode(again)).isEqualTo(once);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void theBytesAreThoseOfTheJdkEncoder(long seed) {
    RandomJson random = new RandomJson(seed);
    for (int i = 0; i < 500; i++) {
      String text = random.text();
      byte[] bytes = CanonicalJson.encode(new JsonString(text));

      assertThat(new String(bytes, UTF_8).getBytes(UTF_8)).isEqualTo(bytes);
      assertThat(JsonReader.read(bytes)).isEqualTo(new JsonString(text));
      assertThat(Utf8.length(text)).isEqualTo(text.getBytes(UTF_8).length);
    }
  }

  private static JsonValue read(String json) {
    return JsonReader.read(json.getBytes(UTF_8));
  }

  private static String canonical(String json) {
    return new String(CanonicalJson.encode(read(json)), UTF_8);
  }
}
