package chat.ranvier.domain.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers of rooms that take any JSON, spelt as their events were hashed. */
class NumberSpellingTest {
  @ParameterizedTest
  @CsvSource({
    "0.0, 0.0",
    "-0.0, -0.0",
    "1.0, 1.0",
    "1e0, 1.0",
    "1E2, 100.0",
    "5e-1, 0.5",
    "0.1, 0.1",
    "123456.789, 123456.789",
    "1e15, 1000000000000000.0",
    "1e16, 1e+16",
    "9999999999999998.0, 9999999999999998.0",
    "1.5e16, 1.5e+16",
    "1e22, 1e+22",
    "1.5e300, 1.5e+300",
    "-2.5e-7, -2.5e-07",
    "0.0001, 0.0001",
    "0.00012, 0.00012",
    "0.00001, 1e-05",
    "1.25e-5, 1.25e-05",
    "1e-5, 1e-05",
    "5e-324, 5e-324",
    "4.9e-324, 5e-324",
    "3e-324, 5e-324",
    "1.7976931348623157e308, 1.7976931348623157e+308",
    "2e23, 2e+23",
    "2.0e-3, 0.002",
    "9007199254740993.0, 9007199254740992.0",
    "0.30000000000000004, 0.30000000000000004",
    "100.0, 100.0",
    "1e-999, 0.0",
    "12345678901234567.0, 1.2345678901234568e+16",
    "2.2250738585072014e-308, 2.2250738585072014e-308",
    "9.5e-324, 1e-323",
    "1e21, 1e+21",
    "1e-4, 0.0001",
    "123e-6, 0.000123",
    "50.57, 50.57",
    "5.114698E4, 51146.98",
    "1e23, 1e+23",
    "9.5367431640625e-7, 9.5367431640625e-07"
  })
  void aFractionIsSpeltAsTheDoubleNearestToIt(String literal, String expected) {
    assertThat(lenient(literal)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "-0, 0",
    "9007199254740993, 9007199254740993",
    "-9223372036854775808, -9223372036854775808",
    "123456789012345678901234567890, 123456789012345678901234567890"
  })
  void anIntegerStandsAsItIsWhateverItsSize(String literal, String expected) {
    assertThat(lenient(literal)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e400", "-1e309", "1.8e308"})
  void whatIsGreaterThanAnyDoubleHasNoSpelling(String literal) {
    assertThatThrownBy(() -> lenient(literal)).isInstanceOf(InvalidJsonException.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whatIsSpeltNamesTheSameDoubleAndStaysAsItIs(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 2_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        String spelt = lenient(Double.toString(value));
        assertThat(Double.parseDouble(spelt)).isEqualTo(value);
        assertThat(lenient(spelt)).isEqualTo(spelt);
      }
    }
  }

  @Test
  void whatIsCanonicalIsTheSameObject() {
    JsonObject canonical = JsonObject.of("a", new JsonInteger(1));
    assertThat(CanonicalJson.lenient(canonical)).isSameAs(canonical);
  }

  private static String lenient(String literal) {
    String json = "{\"a\":[" + literal + "]}";
    JsonObject object = JsonReader.readObject(json.getBytes(UTF_8));
    String spelt = JsonWriter.toText(CanonicalJson.lenient(object));
    return spelt.substring("{\"a\":[".length(), spelt.length() - "]}".length());
  }
}
