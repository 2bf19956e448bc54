package chat.ranvier.domain.json;

/** What a text is in UTF-8, found without encoding it. */
public final class Utf8 {
  private Utf8() {}

  /** Whether the text takes more than this many bytes. */
  public static boolean isLongerThan(int bytes, String text) {
    if (text.length() > bytes) {
      return true;
    }
    return text.length() * 3L > bytes && length(text) > bytes;
  }

  /** The bytes that the text takes; a lone surrogate counts as three. */
  public static int length(String text) {
    int length = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        length += c < 0x800 || isHalfOfPair(text, i) ? 1 : 2;
      }
    }
    return length;
  }

  /** Whether the text holds no lone surrogates, which UTF-8 has no bytes for. */
  public static boolean isWellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= Character.MIN_SURROGATE && Character.isSurrogate(c) && !isHalfOfPair(text, i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHalfOfPair(String text, int index) {
    char c = text.charAt(index);
    if (Character.isHighSurrogate(c)) {
      return index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1));
    }
    return Character.isLowSurrogate(c)
        && index > 0
        && Character.isHighSurrogate(text.charAt(index - 1));
  }
}
