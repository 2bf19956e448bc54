package chat.ranvier.domain.json;

import java.util.Comparator;

/** The order of names in canonical JSON: by Unicode code point, which UTF-16 order is not. */
final class CanonicalOrder {
  static final Comparator<String> BY_CODE_POINT = CanonicalOrder::compare;

  private CanonicalOrder() {}

  static int compare(String left, String right) {
    int common = Math.min(left.length(), right.length());
    for (int i = 0; i < common; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        boolean bothInPairs = Character.isSurrogate(a) == Character.isSurrogate(b);
        return bothInPairs ? Character.compare(a, b) : (Character.isSurrogate(a) ? 1 : -1);
      }
    }
    return Integer.compare(left.length(), right.length());
  }
}
