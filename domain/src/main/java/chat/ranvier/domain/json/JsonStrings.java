package chat.ranvier.domain.json;

import chat.ranvier.domain.json.InvalidJsonException.Kind;
import java.nio.charset.StandardCharsets;

/** The strings in a JSON text: those of plain ASCII quickly, all others with care. */
final class JsonStrings {
  private final byte[] utf8;
  private final StringBuilder characters = new StringBuilder(0);
  private final RepeatedTexts repeated;
  private int position;

  JsonStrings(byte[] utf8) {
    this.utf8 = utf8;
    this.repeated = new RepeatedTexts(utf8);
  }

  /** Where the last string ended: just after its closing quote. */
  int end() {
    return position;
  }

  /** The string whose first character stands at {@code start}, after its opening quote. */
  String read(int start) {
    int end = plainEnd(start);
    position = end + 1;
    return utf8[end] == '"' ? repeated.text(start, end - start) : readWithCare(start, end);
  }

  /** As {@link #read}, for names: the common ones are not made anew. */
  String readName(int start) {
    int end = plainEnd(start);
    position = end + 1;
    if (utf8[end] != '"') {
      return readWithCare(start, end);
    }
    String known = KnownNames.find(utf8, start, end - start);
    return known == null ? repeated.text(start, end - start) : known;
  }

  /**
   * Where the plain ASCII ends: at a quote, a backslash or the first byte of a longer character.
   */
  private int plainEnd(int start) {
    int end = AsciiScan.plainEnd(utf8, start);
    if (end == utf8.length || (utf8[end] >= 0 && utf8[end] < ' ')) {
      throw JsonReader.notJson();
    }
    return end;
  }

  private String readWithCare(int start, int plainEnd) {
    characters.setLength(0);
    characters.append(new String(utf8, start, plainEnd - start, StandardCharsets.ISO_8859_1));
    position = plainEnd;
    int b = take();
    while (b != '"') {
      if (b == '\\') {
        escape();
      } else if (b >= 0x80) {
        characters.appendCodePoint(multibyte(b));
      } else if (b >= ' ') {
        characters.append((char) b);
      } else {
        throw JsonReader.notJson();
      }
      b = take();
    }
    return characters.toString();
  }

  private int take() {
    if (position >= utf8.length) {
      throw JsonReader.notJson();
    }
    return utf8[position++] & 0xFF;
  }

  private void escape() {
    switch (take()) {
      case '"' -> characters.append('"');
      case '\\' -> characters.append('\\');
      case '/' -> characters.append('/');
      case 'b' -> characters.append('\b');
      case 'f' -> characters.append('\f');
      case 'n' -> characters.append('\n');
      case 'r' -> characters.append('\r');
      case 't' -> characters.append('\t');
      case 'u' -> codeUnit(hexadecimal());
      default -> throw JsonReader.notJson();
    }
  }

  private void codeUnit(char unit) {
    if (Character.isLowSurrogate(unit)) {
      throw loneSurrogate();
    }
    characters.append(unit);
    if (Character.isHighSurrogate(unit)) {
      boolean another =
          position + 1 < utf8.length && utf8[position] == '\\' && utf8[position + 1] == 'u';
      if (!another) {
        throw loneSurrogate();
      }
      position += 2;
      char low = hexadecimal();
      if (!Character.isLowSurrogate(low)) {
        throw loneSurrogate();
      }
      characters.append(low);
    }
  }

  private static InvalidJsonException loneSurrogate() {
    return new InvalidJsonException(Kind.BAD_JSON, "JSON string with a lone surrogate");
  }

  private char hexadecimal() {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int b = take();
      int digit = b < 0x80 ? Character.digit(b, 16) : -1;
      if (digit < 0) {
        throw JsonReader.notJson();
      }
      value = value << 4 | digit;
    }
    return (char) value;
  }

  /** The code point whose first byte has been taken, in its one and shortest form. */
  private int multibyte(int first) {
    if (first >= 0xC2 && first < 0xE0) {
      return (first & 0x1F) << 6 | continuation();
    }
    if (first >= 0xE0 && first < 0xF0) {
      int codePoint = (first & 0x0F) << 12 | continuation() << 6 | continuation();
      boolean surrogate = codePoint >= 0xD800 && codePoint < 0xE000;
      return atLeast(0x800, surrogate ? -1 : codePoint);
    }
    if (first >= 0xF0 && first < 0xF5) {
      int codePoint =
          (first & 0x07) << 18 | continuation() << 12 | continuation() << 6 | continuation();
      return atLeast(0x10000, codePoint > Character.MAX_CODE_POINT ? -1 : codePoint);
    }
    throw notUtf8();
  }

  private static int atLeast(int least, int codePoint) {
    if (codePoint < least) {
      throw notUtf8();
    }
    return codePoint;
  }

  private int continuation() {
    int b = take();
    if ((b & 0xC0) != 0x80) {
      throw notUtf8();
    }
    return b & 0x3F;
  }

  private static InvalidJsonException notUtf8() {
    return new InvalidJsonException(Kind.NOT_JSON, "Content not JSON: not UTF-8");
  }
}
