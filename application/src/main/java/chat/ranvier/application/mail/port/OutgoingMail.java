package chat.ranvier.application.mail.port;

import java.util.Map;

/**
 * A mail, the same as text and as HTML.
 *
 * @param from a name and an address, or an address alone
 * @param to an address
 * @param headers further headers
 */
public record OutgoingMail(
    String from, String to, String subject, String text, String html, Map<String, String> headers) {
  /** Copies the headers. */
  public OutgoingMail {
    headers = Map.copyOf(headers);
  }
}
