package chat.ranvier.http.server;

import chat.ranvier.domain.json.InvalidJsonException;
import chat.ranvier.domain.json.InvalidJsonException.Kind;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Bodies read as JSON in strict UTF-8, whatever content type they claim. */
final class JsonBody {
  private JsonBody() {}

  /**
   * The object that the bytes spell.
   *
   * @throws InvalidJsonException where they spell none
   */
  static JsonObject object(byte[] bytes) {
    if (bytes.length == 0) {
      throw new InvalidJsonException(Kind.NOT_JSON, "Content not JSON: nothing there");
    }
    if (hasByteOrderMark(bytes) || !isUtf8(bytes)) {
      throw new InvalidJsonException(Kind.NOT_JSON, "Content not JSON: not in UTF-8");
    }
    return JsonReader.readObject(bytes);
  }

  /** Whether a reader that guesses encodings might guess another than UTF-8. */
  private static boolean hasByteOrderMark(byte[] bytes) {
    return bytes[0] == 0 || bytes[0] == (byte) 0xef || (bytes.length > 1 && bytes[1] == 0);
  }

  private static boolean isUtf8(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0) {
        return decodes(bytes);
      }
    }
    return true;
  }

  private static boolean decodes(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
