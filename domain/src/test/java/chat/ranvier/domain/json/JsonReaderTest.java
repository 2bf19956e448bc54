package chat.ranvier.domain.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.ranvier.domain.json.InvalidJsonException.Kind;
import chat.ranvier.domain.testing.RandomJson;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "}",
        "[",
        "[1",
        "[1,",
        "[1,]",
        "[,1]",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\";1}",
        "{\"a\":1;\"b\":2}",
        "[1;2]",
        "[1:2]",
        "\f1",
        "\u000b1",
        "{\"a\":1,}",
        "{,}",
        "{a:1}",
        "{'a':1}",
        "{1:1}",
        "{\"a\":1 \"b\":2}",
        "[1 2]",
        "1 2",
        "{}{}",
        "tru",
        "truE",
        "nul",
        "falsey",
        "Infinity",
        "-Infinity",
        "NaN",
        "+1",
        "-",
        "01",
        "-01",
        "1.",
        ".1",
        "1e",
        "1e+",
        "0x1",
        "\"",
        "\"a",
        "\"\\",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u12g4\"",
        "\"a\nb\"",
        "\"a long enough text and then\u0001\"",
        "\uFEFF{}",
        "// no\n{}",
        "\u00A01"
      })
  void refusesWhatIsNoJson(String text) {
    assertRefused(text.getBytes(UTF_8), Kind.NOT_JSON);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\\ud800\"",
        "\"\\udc00\"",
        "\"\\ud800\\ud800\"",
        "\"\\ud800x\"",
        "\"\\ud800\\n\"",
        "{\"\\udfff\":1}",
        "{\"a\":1,\"a\":2}",
        "{\"a\":1,\"\\u0061\":2}",
        "{\"b\":0,\"a\":1,\"b\":2}"
      })
  void refusesJsonThatMayNotBeTaken(String text) {
    assertRefused(text.getBytes(UTF_8), Kind.BAD_JSON);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0080",
        "\u00C0\u0080",
        "\u00C1\u00BF",
        "\u00E0\u0080\u0080",
        "\u00ED\u00A0\u0080",
        "\u00F0\u0080\u0080\u0080",
        "\u00F4\u0090\u0080\u0080",
        "\u00F5\u0080\u0080\u0080",
        "\u00E6\u0097",
        "\u00FF"
      })
  void refusesWhatIsNoUtf8(String bytes) {
    assertRefused(("\"" + bytes + "\"").getBytes(ISO_8859_1), Kind.NOT_JSON);
  }

  @Test
  void readsEveryKindOfValue() {
    JsonObject object =
        readObject(
            " {\"o\" : {} , \"a\":[ ] ,\"t\":true,\"f\":false,\"n\":null,\"i\":-12,"
                + "\"d\":1.5e3,\"s\":\"\\ud83d\\ude00\"}\r\n");

    assertThat(object.object("o")).contains(JsonObject.empty());
    assertThat(object.array("a")).contains(JsonArray.empty());
    assertThat(object.bool("t")).contains(true);
    assertThat(object.bool("f")).contains(false);
    assertThat(object.find("n")).contains(JsonNull.NULL);
    assertThat(object.integer("i")).hasValue(-12);
    assertThat(object.find("d")).contains(new JsonDecimal("1.5e3"));
    assertThat(object.string("s")).contains("\uD83D\uDE00");
  }

  @Test
  void keepsNulInStringsAsAnyOtherCharacter() {
    assertThat(readObject("{\"a\":\"x\\u0000y\"}").string("a")).contains("x\0y");
  }

  @Test
  void keepsNumbersBeyondSixtyFourBitsAsTheyAreSpelt() {
    assertThat(read(Long.toString(Long.MAX_VALUE))).isEqualTo(new JsonInteger(Long.MAX_VALUE));
    assertThat(read(Long.toString(Long.MIN_VALUE))).isEqualTo(new JsonInteger(Long.MIN_VALUE));
    assertThat(read("9223372036854775808")).isEqualTo(new JsonDecimal("9223372036854775808"));
    assertRefused("1".repeat(1_001).getBytes(UTF_8), Kind.BAD_JSON);
  }

  @Test
  void goesOneHundredLevelsDeepAndNoFurther() {
    String deepest = "[".repeat(100) + "]".repeat(100);
    assertThat(read(deepest)).isInstanceOf(JsonArray.class);
    assertRefused(("[" + deepest + "]").getBytes(UTF_8), Kind.BAD_JSON);
    assertRefused("{\"a\":".repeat(1_000_000).getBytes(UTF_8), Kind.BAD_JSON);
  }

  @Test
  void whatStandsSideBySideIsNotDeep() {
    JsonArray arrays = (JsonArray) read("[" + "[],".repeat(200) + "{}]");
    assertThat(arrays.size()).isEqualTo(201);
    JsonArray objects = (JsonArray) read("[" + "{},".repeat(200) + "[]]");
    assertThat(objects.size()).isEqualTo(201);
  }

  @Test
  void fourCharactersAreSpace() {
    assertThat(read(" \t\r\n[\n1\r,\t2 ]\n")).isEqualTo(read("[1,2]"));
  }

  @Test
  void goesAsDeepAsItIsTold() {
    byte[] deep = ("{\"a\":".repeat(126) + "{}" + "}".repeat(126)).getBytes(UTF_8);
    assertThat(JsonReader.readObject(deep, 127)).isEqualTo(JsonReader.readOwnObject(deep));
    assertThatThrownBy(() -> JsonReader.readObject(deep, 126))
        .isInstanceOf(InvalidJsonException.class);
    assertRefused(deep, Kind.BAD_JSON);
  }

  @Test
  void findsANameThatStandsTwiceAmongVeryMany() {
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i < 50_000; i++) {
      json.append("\"name").append(i * 7_919 % 50_000).append("\":1,");
    }
    assertThat(readObject(json + "\"other\":2}").size()).isEqualTo(50_001);
    assertRefused((json + "\"name77\":2}").getBytes(UTF_8), Kind.BAD_JSON);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void whateverTheBytesItReadsThemOrRefusesThem(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    RandomJson json = new RandomJson(seed);
    for (int i = 0; i < 2_000; i++) {
      byte[] bytes = JsonWriter.toBytes(json.object(3));
      byte[] damaged = Arrays.copyOf(bytes, bytes.length - random.nextInt(bytes.length));
      for (int hits = random.nextInt(3); hits > 0; hits--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      assertReadsOrRefuses(damaged);
    }
  }

  private static void assertReadsOrRefuses(byte[] bytes) {
    try {
      JsonValue value = JsonReader.read(bytes);
      assertThat(JsonReader.read(JsonWriter.toBytes(value))).isEqualTo(value);
    } catch (InvalidJsonException refused) {
      assertThat(refused).hasMessageStartingWith("");
    }
  }

  private static void assertRefused(byte[] bytes, Kind kind) {
    assertThatThrownBy(() -> JsonReader.read(bytes))
        .isInstanceOfSatisfying(
            InvalidJsonException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }

  private static JsonValue read(String json) {
    return JsonReader.read(json.getBytes(UTF_8));
  }

  private static JsonObject readObject(String json) {
    return JsonReader.readObject(json.getBytes(UTF_8));
  }
}
