package chat.ranvier.http.server;

import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Percent-encoding, decoded strictly: two hexadecimal digits each, UTF-8 in the end, no NUL. */
final class PercentDecoding {
  private PercentDecoding() {}

  /**
   * A segment of a path, where a plus sign is a plus sign.
   *
   * @throws MatrixFailure {@code M_INVALID_PARAM} where it is badly encoded
   */
  static String path(String raw) {
    return isPlain(raw, false) ? raw : required(decode(raw, false));
  }

  /**
   * A part of a query, where a plus sign is a space.
   *
   * @throws MatrixFailure {@code M_INVALID_PARAM} where it is badly encoded
   */
  static String query(String raw) {
    return isPlain(raw, true) ? raw : required(decode(raw, true));
  }

  /** The segment decoded, or as it stands where it is badly encoded. */
  static String orRaw(String raw) {
    String decoded = decode(raw, false);
    return decoded == null ? raw : decoded;
  }

  private static String required(@Nullable String decoded) {
    if (decoded == null) {
      throw new MatrixFailure(ErrorCode.INVALID_PARAM, "The URI is badly encoded");
    }
    return decoded;
  }

  private static boolean isPlain(String raw, boolean plusIsSpace) {
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '%' || c <= ' ' || c >= 0x7f || (plusIsSpace && c == '+')) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable String decode(String raw, boolean plusIsSpace) {
    byte[] bytes = new byte[raw.length()];
    int length = 0;
    for (int i = 0; i < raw.length(); i++) {
      int octet = raw.charAt(i);
      if (octet == '%') {
        octet = octet(raw, i + 1);
        i += 2;
      } else if (octet <= ' ' || octet >= 0x7f) {
        octet = -1;
      } else if (plusIsSpace && octet == '+') {
        octet = ' ';
      }
      if (octet <= 0) {
        return null;
      }
      bytes[length++] = (byte) octet;
    }
    return text(bytes, length);
  }

  private static int octet(String raw, int at) {
    if (at + 1 >= raw.length()) {
      return -1;
    }
    int high = Character.digit(raw.charAt(at), 16);
    int low = Character.digit(raw.charAt(at + 1), 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }

  private static @Nullable String text(byte[] bytes, int length) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, 0, length))
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
