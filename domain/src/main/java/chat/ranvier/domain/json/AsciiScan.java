package chat.ranvier.domain.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The search for the end of plain ASCII text, eight bytes at a time. */
final class AsciiScan {
  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long SPACES = ' ' * ONES;
  private static final long QUOTES = '"' * ONES;
  private static final long BACKSLASHES = '\\' * ONES;
  private static final long QUESTION_MARKS = '?' * ONES;

  private AsciiScan() {}

  /**
   * The index from {@code start} on of the first byte that a JSON string does not hold as it is or
   * that is not ASCII: a quote, a backslash, a control character, a byte of a longer character. The
   * array's length where there is none.
   */
  static int plainEnd(byte[] bytes, int start) {
    return end(bytes, start, QUOTES);
  }

  /** As {@link #plainEnd}, but a question mark is an end as well. */
  static int plainEndOrQuestionMark(byte[] bytes, int start) {
    return end(bytes, start, QUESTION_MARKS);
  }

  private static int end(byte[] bytes, int start, long alsoEnds) {
    int at = start;
    while (at + 8 <= bytes.length && isPlain((long) EIGHT_BYTES.get(bytes, at), alsoEnds)) {
      at += 8;
    }
    while (at < bytes.length && isPlain(bytes[at], (byte) alsoEnds)) {
      at++;
    }
    return at;
  }

  private static boolean isPlain(byte b, byte alsoEnds) {
    return b >= ' ' && b != '"' && b != '\\' && b != alsoEnds;
  }

  /*
   * A subtraction borrows into a byte's highest bit where the byte was smaller than what is taken
   * from it. A borrow that passes on to the next byte can only follow one that is right.
   */
  private static boolean isPlain(long eight, long alsoEnds) {
    long special =
        eight
            | (eight - SPACES)
            | ((eight ^ QUOTES) - ONES)
            | ((eight ^ BACKSLASHES) - ONES)
            | ((eight ^ alsoEnds) - ONES);
    return (special & HIGH_BITS) == 0;
  }
}
