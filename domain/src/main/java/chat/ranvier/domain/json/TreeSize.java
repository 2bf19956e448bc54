package chat.ranvier.domain.json;

/** What the tree of a JSON text takes of memory, told from the text alone. */
public final class TreeSize {
  private static final int MOST_FOR_A_BYTE = 18;
  private static final int EACH_OBJECT = 80;
  private static final int EACH_ARRAY = 48;
  private static final int EACH_PLACE = 24;
  private static final int EACH_QUOTE = 26;
  private static final int EACH_FRACTION = 64;

  private TreeSize() {}

  /**
   * About as many bytes as the tree takes at most: each value is more than its text. Much cheaper
   * than to read the text.
   */
  public static long of(byte[] json) {
    long size = json.length;
    byte before = 0;
    for (byte character : json) {
      size +=
          switch (character) {
            case '{' -> EACH_OBJECT;
            case '[' -> EACH_ARRAY;
            case ',' -> EACH_PLACE;
            case '"' -> EACH_QUOTE;
            case '.', 'e', 'E' -> before >= '0' && before <= '9' ? EACH_FRACTION : 0;
            default -> 0;
          };
      before = character;
    }
    return size;
  }

  /** As many bytes as the tree of any text of this length takes at most. */
  public static long most(long length) {
    return MOST_FOR_A_BYTE * length;
  }
}
