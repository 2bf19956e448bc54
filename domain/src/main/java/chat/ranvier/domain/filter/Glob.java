package chat.ranvier.domain.filter;

/** A pattern in which {@code *} stands for any characters, matched in linear time. */
final class Glob {
  private Glob() {}

  /** Whether the whole text matches. */
  static boolean matches(String pattern, String text) {
    int star = -1;
    int retry = 0;
    int p = 0;
    int t = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        retry = t;
      } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++retry;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
