package chat.ranvier.domain.json;

import chat.ranvier.domain.json.InvalidJsonException.Kind;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The canonical form: the shortest UTF-8, names sorted by code point, integers in [-(2^53)+1,
 * (2^53)-1].
 *
 * @see <a href="https://spec.matrix.org/v1.19/appendices/#canonical-json">Canonical JSON</a>
 */
public final class CanonicalJson {
  private static final int MOST_DIGITS = 16;

  private CanonicalJson() {}

  /**
   * The canonical bytes of the value; a number such as {@code 1e10} becomes the integer it is.
   *
   * @throws InvalidJsonException where it holds a number that canonical JSON may not hold, or a
   *     lone surrogate
   */
  public static byte[] encode(JsonValue value) {
    return JsonWriter.toBytes(isStrict(value) ? value : normalized(value));
  }

  /**
   * Checks that the value may stand in an event: its numbers are integers in range, and spelt as
   * such. Other servers drop an event with {@code 1e10}, though it has a canonical form.
   *
   * @throws InvalidJsonException where it may not
   */
  public static void check(JsonValue value) {
    if (!isStrict(value)) {
      throw notCanonical();
    }
  }

  /**
   * The object as rooms hash and sign it whose events need not be canonical: names and strings in
   * their canonical form, each number in one spelling. The same object where it is canonical.
   *
   * @throws InvalidJsonException where it holds a number greater than any double
   * @see <a href="https://spec.matrix.org/v1.19/rooms/v1/#canonical-json">Canonical JSON until room
   *     version 5</a>
   */
  public static JsonObject lenient(JsonObject object) {
    return isStrict(object) ? object : (JsonObject) spelt(object);
  }

  private static JsonValue spelt(JsonValue value) {
    return switch (value) {
      case JsonObject object -> {
        JsonObject.Builder builder = JsonObject.builder();
        object.forEach((name, member) -> builder.put(name, spelt(member)));
        yield builder.build();
      }
      case JsonArray array ->
          new JsonArray(array.values().stream().map(CanonicalJson::spelt).toList());
      case JsonDecimal decimal -> NumberSpelling.of(decimal);
      case JsonInteger integer -> integer;
      case JsonString string -> string;
      case JsonBoolean bool -> bool;
      case JsonNull nothing -> nothing;
    };
  }

  private static boolean isStrict(JsonValue value) {
    return switch (value) {
      case JsonObject object -> isStrict(object);
      case JsonArray array -> isStrict(array);
      case JsonInteger integer -> integer.isCanonical();
      case JsonDecimal ignored -> false;
      case JsonString ignored -> true;
      case JsonBoolean ignored -> true;
      case JsonNull ignored -> true;
    };
  }

  private static boolean isStrict(JsonObject object) {
    for (int i = 0; i < object.size(); i++) {
      if (!isStrict(object.valueAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isStrict(JsonArray array) {
    for (int i = 0; i < array.size(); i++) {
      if (!isStrict(array.values().get(i))) {
        return false;
      }
    }
    return true;
  }

  private static JsonValue normalized(JsonValue value) {
    return switch (value) {
      case JsonObject object -> normalized(object);
      case JsonArray array ->
          new JsonArray(array.values().stream().map(CanonicalJson::normalized).toList());
      case JsonNumber number -> integer(number).orElseThrow(CanonicalJson::notCanonical);
      case JsonString string -> string;
      case JsonBoolean bool -> bool;
      case JsonNull nothing -> nothing;
    };
  }

  private static JsonObject normalized(JsonObject object) {
    JsonObject.Builder builder = JsonObject.builder();
    object.forEach((name, member) -> builder.put(name, normalized(member)));
    return builder.build();
  }

  private static Optional<JsonInteger> integer(JsonNumber number) {
    return switch (number) {
      case JsonInteger integer -> Optional.of(integer).filter(JsonInteger::isCanonical);
      case JsonDecimal decimal -> integer(new BigDecimal(decimal.literal()));
    };
  }

  private static Optional<JsonInteger> integer(BigDecimal number) {
    BigDecimal shortest = number.stripTrailingZeros();
    boolean fits =
        shortest.scale() <= 0 && shortest.precision() - (long) shortest.scale() <= MOST_DIGITS;
    return fits
        ? Optional.of(new JsonInteger(shortest.longValueExact())).filter(JsonInteger::isCanonical)
        : Optional.empty();
  }

  private static InvalidJsonException notCanonical() {
    return new InvalidJsonException(Kind.BAD_JSON, "a number that is no integer within ±(2^53)-1");
  }
}
