package chat.ranvier.http.server;

import org.jspecify.annotations.Nullable;

/** What clients sent, made fit for a line of the log: no secrets, nothing that ends the line. */
final class LogText {
  private static final int MAX_LENGTH = 2000;
  private static final String TOKEN = "access_token=";

  private LogText() {}

  /** Appends a path and a query, without the access token. */
  static void target(StringBuilder line, String rawPath, @Nullable String rawQuery) {
    quoted(line, rawPath);
    if (rawQuery != null) {
      line.append('?');
      quoted(line, withoutToken(rawQuery));
    }
  }

  /** Appends a text that stands between quotes. */
  static void quoted(StringBuilder line, String text) {
    int length = Math.min(text.length(), MAX_LENGTH);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      line.append(c < ' ' || c >= 0x7f || c == '"' || c == '\\' ? '?' : c);
    }
    if (length < text.length()) {
      line.append("...");
    }
  }

  /** Whether a text from outside may stand in the log as it is, as an id. */
  static boolean isPlainId(String text) {
    return !text.isEmpty()
        && text.length() <= 100
        && text.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '"' && c != '\\');
  }

  private static String withoutToken(String query) {
    int at = query.indexOf(TOKEN);
    while (at > 0 && query.charAt(at - 1) != '&') {
      at = query.indexOf(TOKEN, at + 1);
    }
    if (at < 0) {
      return query;
    }
    int end = query.indexOf('&', at);
    String rest = end < 0 ? "" : withoutToken(query.substring(end));
    return query.substring(0, at) + TOKEN + "<redacted>" + rest;
  }
}
