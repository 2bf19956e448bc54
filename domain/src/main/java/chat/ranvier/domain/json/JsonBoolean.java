package chat.ranvier.domain.json;

/** One of the two JSON truth values. */
public enum JsonBoolean implements JsonValue {
  FALSE,
  TRUE;

  /** The JSON form of {@code value}. */
  public static JsonBoolean of(boolean value) {
    return value ? TRUE : FALSE;
  }

  /** The truth it stands for. */
  public boolean value() {
    return this == TRUE;
  }
}
