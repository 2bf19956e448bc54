package chat.ranvier.domain.json;

import chat.ranvier.domain.json.InvalidJsonException.Kind;

/**
 * The canonical form: the shortest UTF-8, names sorted by code point, integers in [-(2^53)+1,
 * (2^53)-1].
 *
 * @see <a href="https://spec.matrix.org/v1.19/appendices/#canonical-json">Canonical JSON</a>
 */
public final class CanonicalJson {
  private CanonicalJson() {}

  /**
   * The canonical bytes of the value.
   *
   * @throws InvalidJsonException where it holds a number that canonical JSON may not hold
   */
  public static byte[] encode(JsonValue value) {
    check(value);
    return JsonWriter.toBytes(value);
  }

  /**
   * Checks that the value has a canonical form.
   *
   * @throws InvalidJsonException where it has none
   */
  public static void check(JsonValue value) {
    switch (value) {
      case JsonObject object -> object.forEach((name, member) -> check(member));
      case JsonArray array -> array.values().forEach(CanonicalJson::check);
      case JsonInteger integer -> {
        if (!integer.isCanonical()) {
          throw new InvalidJsonException(Kind.BAD_JSON, "integer outside of ±(2^53)-1");
        }
      }
      case JsonDecimal ignored ->
          throw new InvalidJsonException(Kind.BAD_JSON, "number that is not an integer");
      case JsonString ignored -> {}
      case JsonBoolean ignored -> {}
      case JsonNull ignored -> {}
    }
  }
}
