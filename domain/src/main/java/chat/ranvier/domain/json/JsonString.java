package chat.ranvier.domain.json;

/**
 * A JSON string.
 *
 * @param value its characters, without lone surrogates where it was read by {@link JsonReader}
 */
public record JsonString(String value) implements JsonValue {}
