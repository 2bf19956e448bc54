package chat.ranvier.domain.json;

import chat.ranvier.domain.json.InvalidJsonException.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Reads JSON from UTF-8: only so many levels deep, no name twice in an object, no lone surrogates,
 * nothing after the value.
 *
 * <p>NUL, as {@code \u0000}, is a character like any other: what takes no NUL must look for it.
 */
public final class JsonReader {
  /** The deepest nesting that is taken where nothing else is said. */
  public static final int MAX_DEPTH = 100;

  /** The deepest nesting of what we wrote ourselves: what was taken stands a few levels deeper. */
  private static final int MAX_OWN_DEPTH = 1_000;

  private static final int LONGEST_NUMBER = 1_000;
  private static final int DIGITS_OF_ANY_LONG = 18;

  private final byte[] utf8;
  private final JsonStrings strings;
  private final int maxDepth;
  private JsonObject previous = JsonObject.empty();
  private int position;
  private int depth;

  private JsonReader(byte[] utf8, int maxDepth) {
    this.utf8 = utf8;
    this.maxDepth = maxDepth;
    this.strings = new JsonStrings(utf8);
  }

  /**
   * The value that the bytes spell, at most {@value #MAX_DEPTH} levels deep.
   *
   * @throws InvalidJsonException where they spell none
   */
  public static JsonValue read(byte[] utf8) {
    return new JsonReader(utf8, MAX_DEPTH).document();
  }

  /**
   * The value of bytes that we wrote ourselves, however deep.
   *
   * @throws InvalidJsonException where they spell none
   */
  public static JsonValue readOwn(byte[] utf8) {
    return new JsonReader(utf8, MAX_OWN_DEPTH).document();
  }

  /**
   * The object that the bytes spell, at most {@value #MAX_DEPTH} levels deep.
   *
   * @throws InvalidJsonException where they spell none
   */
  public static JsonObject readObject(byte[] utf8) {
    return object(read(utf8));
  }

  /**
   * The object that the bytes spell.
   *
   * @param maxDepth the deepest nesting that is taken
   * @throws InvalidJsonException where they spell none
   */
  public static JsonObject readObject(byte[] utf8, int maxDepth) {
    return object(new JsonReader(utf8, maxDepth).document());
  }

  /**
   * The object of bytes that we wrote ourselves, however deep.
   *
   * @throws InvalidJsonException where they spell none
   */
  public static JsonObject readOwnObject(byte[] utf8) {
    return object(readOwn(utf8));
  }

  private static JsonObject object(JsonValue value) {
    if (value instanceof JsonObject object) {
      return object;
    }
    throw new InvalidJsonException(Kind.BAD_JSON, "Content must be a JSON object");
  }

  static InvalidJsonException notJson() {
    return new InvalidJsonException(Kind.NOT_JSON, "Content not JSON");
  }

  private JsonValue document() {
    JsonValue value = value(next());
    skipSpace();
    if (position < utf8.length) {
      throw new InvalidJsonException(Kind.NOT_JSON, "Content not JSON: more than one value");
    }
    return value;
  }

  private JsonValue value(byte first) {
    return switch (first) {
      case '"' -> JsonString.of(string());
      case '{' -> object();
      case '[' -> array();
      case 't' -> literal("rue", JsonBoolean.TRUE);
      case 'f' -> literal("alse", JsonBoolean.FALSE);
      case 'n' -> literal("ull", JsonNull.NULL);
      default -> number();
    };
  }

  private JsonObject object() {
    enter();
    Members members = new Members(8);
    byte first = next();
    while (first != '}') {
      if (first != '"') {
        throw notJson();
      }
      String name = name();
      expect((byte) ':');
      members.add(name, value(next()));
      first = afterElement((byte) '}');
    }
    depth--;
    if (!members.sort()) {
      throw new InvalidJsonException(Kind.BAD_JSON, "JSON object with a name that stands twice");
    }
    previous = JsonObject.ofSorted(members, previous);
    return previous;
  }

  private JsonArray array() {
    enter();
    JsonValue[] values = new JsonValue[4];
    int count = 0;
    byte first = next();
    while (first != ']') {
      if (count == values.length) {
        values = Arrays.copyOf(values, count * 2);
      }
      values[count++] = value(first);
      first = afterElement((byte) ']');
    }
    depth--;
    return count == 0 ? JsonArray.empty() : new JsonArray(List.of(Arrays.copyOf(values, count)));
  }

  private void enter() {
    if (++depth > maxDepth) {
      throw new InvalidJsonException(Kind.BAD_JSON, "JSON too deep");
    }
  }

  /** The closing bracket, or the first byte of the next element, of which there must be one. */
  private byte afterElement(byte closing) {
    byte after = next();
    if (after == closing) {
      return closing;
    }
    if (after != ',') {
      throw notJson();
    }
    byte first = next();
    if (first == closing) {
      throw notJson();
    }
    return first;
  }

  private void expect(byte wanted) {
    if (next() != wanted) {
      throw notJson();
    }
  }

  private byte next() {
    skipSpace();
    if (position >= utf8.length) {
      throw new InvalidJsonException(Kind.NOT_JSON, "Content not JSON: it ends too early");
    }
    return utf8[position++];
  }

  private void skipSpace() {
    while (position < utf8.length && isSpace(utf8[position])) {
      position++;
    }
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  private String string() {
    String text = strings.read(position);
    position = strings.end();
    return text;
  }

  private String name() {
    String text = strings.readName(position);
    position = strings.end();
    return text;
  }

  private JsonValue literal(String rest, JsonValue value) {
    for (int i = 0; i < rest.length(); i++) {
      if (position >= utf8.length || utf8[position++] != rest.charAt(i)) {
        throw notJson();
      }
    }
    return value;
  }

  private JsonNumber number() {
    int start = position - 1;
    position = utf8[start] == '-' ? start + 1 : start;
    int firstDigit = position;
    digits();
    if (utf8[firstDigit] == '0' && position > firstDigit + 1) {
      throw notJson();
    }
    boolean integer = true;
    if (isAt('.')) {
      position++;
      digits();
      integer = false;
    }
    if (isAt('e') || isAt('E')) {
      position++;
      if (isAt('+') || isAt('-')) {
        position++;
      }
      digits();
      integer = false;
    }
    if (position - start > LONGEST_NUMBER) {
      throw new InvalidJsonException(Kind.BAD_JSON, "JSON with too long a number");
    }
    return integer && position - firstDigit <= DIGITS_OF_ANY_LONG
        ? JsonInteger.of(shortInteger(firstDigit, start != firstDigit))
        : longNumber(start, integer);
  }

  private void digits() {
    int start = position;
    while (position < utf8.length && utf8[position] >= '0' && utf8[position] <= '9') {
      position++;
    }
    if (position == start) {
      throw notJson();
    }
  }

  private boolean isAt(char c) {
    return position < utf8.length && utf8[position] == c;
  }

  private long shortInteger(int firstDigit, boolean negative) {
    long value = 0;
    for (int i = firstDigit; i < position; i++) {
      value = value * 10 + (utf8[i] - '0');
    }
    return negative ? -value : value;
  }

  private JsonNumber longNumber(int start, boolean integer) {
    String literal = new String(utf8, start, position - start, StandardCharsets.ISO_8859_1);
    if (integer) {
      try {
        return new JsonInteger(Long.parseLong(literal));
      } catch (NumberFormatException beyondLong) {
        return new JsonDecimal(literal);
      }
    }
    return new JsonDecimal(literal);
  }
}
