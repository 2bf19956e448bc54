package chat.ranvier.http.page;

import chat.ranvier.http.server.Answer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A page of HTML that loads nothing, runs nothing and is framed by nobody: its policy admits its
 * own style and nothing else.
 */
final class Page {
  private static final String STYLE =
      """
      body{font-family:sans-serif;line-height:1.5;max-width:40rem;margin:4rem auto;padding:0 1rem}
      code{background:#8883;padding:.1em .3em;border-radius:.2em}
      :root{color-scheme:light dark}
      """;

  private static final String POLICY =
      "default-src 'none'; style-src 'sha256-"
          + sha256(STYLE)
          + "'; base-uri 'none'; frame-ancestors 'none'; form-action ";

  private Page() {}

  /**
   * The page as an answer.
   *
   * @param title text
   * @param body HTML, in which every text has gone through {@link #escaped}
   */
  static Answer of(String title, String body) {
    return of(title, body, "'none'");
  }

  /** The page as an answer, which may send its forms to this server. */
  static Answer withForm(String title, String body) {
    return of(title, body, "'self'");
  }

  private static Answer of(String title, String body, String formAction) {
    String html =
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>%s</title>
        <style>%s</style>
        </head>
        <body>
        %s</body>
        </html>
        """
            .formatted(escaped(title), STYLE, body);
    return Answer.bytes(200, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8))
        .with("Content-Security-Policy", POLICY + formAction)
        .with("X-Frame-Options", "DENY")
        .with("Referrer-Policy", "no-referrer");
  }

  /** The text as HTML that shows it, between tags and between quotes. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
