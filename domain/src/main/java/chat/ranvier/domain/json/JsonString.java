package chat.ranvier.domain.json;

import java.util.Arrays;

/**
 * A JSON string.
 *
 * @param value its characters, without lone surrogates where it was read by {@link JsonReader}
 */
public record JsonString(String value) implements JsonValue {
  private static final JsonString EMPTY = new JsonString("");
  private static final JsonString[] OF_ONE_CHARACTER = ofOneCharacter(128);

  private static JsonString[] ofOneCharacter(int count) {
    JsonString[] strings = new JsonString[count];
    Arrays.setAll(strings, i -> new JsonString(Character.toString(i)));
    return strings;
  }

  /** The string; the shortest are made once. */
  static JsonString of(String value) {
    if (value.isEmpty()) {
      return EMPTY;
    }
    return value.length() == 1 && value.charAt(0) < OF_ONE_CHARACTER.length
        ? OF_ONE_CHARACTER[value.charAt(0)]
        : new JsonString(value);
  }
}
