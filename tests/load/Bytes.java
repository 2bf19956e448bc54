/** Looking for things in bytes without making strings of them. */
final class Bytes {
  private Bytes() {}

  /** Where {@code wanted} begins between two places, or -1. */
  static int indexOf(byte[] bytes, int from, int to, byte[] wanted) {
    int last = to - wanted.length;
    for (int i = from; i <= last; i++) {
      if (bytes[i] == wanted[0] && matches(bytes, i, wanted)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean matches(byte[] bytes, int at, byte[] wanted) {
    for (int i = 1; i < wanted.length; i++) {
      if (bytes[at + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  /** The same for ASCII text of any case; {@code wanted} is in lower case. */
  static int indexOfIgnoringCase(byte[] bytes, int from, int to, byte[] wanted) {
    for (int i = from; i <= to - wanted.length; i++) {
      int j = 0;
      while (j < wanted.length && lower(bytes[i + j]) == wanted[j]) {
        j++;
      }
      if (j == wanted.length) {
        return i;
      }
    }
    return -1;
  }

  private static int lower(byte b) {
    return b >= 'A' && b <= 'Z' ? b + 32 : b;
  }

  /** The decimal number at {@code from}, after spaces. */
  static long number(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && bytes[i] == ' ') {
      i++;
    }
    long value = 0;
    for (; i < to && bytes[i] >= '0' && bytes[i] <= '9'; i++) {
      value = value * 10 + bytes[i] - '0';
    }
    return value;
  }

  /** The hexadecimal number at {@code from}, up to the first byte that is no digit. */
  static int hexadecimal(byte[] bytes, int from, int to) {
    int value = 0;
    for (int i = from; i < to && Character.digit(bytes[i], 16) >= 0; i++) {
      value = value * 16 + Character.digit(bytes[i], 16);
    }
    return value;
  }
}
