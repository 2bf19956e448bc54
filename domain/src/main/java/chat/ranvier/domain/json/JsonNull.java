package chat.ranvier.domain.json;

/** The JSON value {@code null}. */
public enum JsonNull implements JsonValue {
  NULL
}
