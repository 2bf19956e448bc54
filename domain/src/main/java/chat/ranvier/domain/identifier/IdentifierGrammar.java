package chat.ranvier.domain.identifier;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What the identifiers have in common: a sigil, perhaps a domain, at most 255 bytes. */
final class IdentifierGrammar {
  static final int MAX_BYTES = 255;
  private static final int MAX_SERVER_NAME = 230;
  private static final Pattern SERVER_NAME =
      Pattern.compile("(?:\\[[0-9A-Fa-f:.]{2,45}]|[0-9A-Za-z.-]{1,255})(?::[0-9]{1,5})?");

  private IdentifierGrammar() {}

  static void checkServerName(String text) {
    if (text.length() > MAX_SERVER_NAME) {
      throw new InvalidIdentifierException("server name", "longer than 230 characters");
    }
    if (!SERVER_NAME.matcher(text).matches()) {
      throw new InvalidIdentifierException("server name", "not a host name with an optional port");
    }
  }

  static void checkWithDomain(String what, char sigil, String text) {
    checkOpaque(what, sigil, text);
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new InvalidIdentifierException(what, "no ':' before a server name");
    }
    checkServerName(text.substring(colon + 1));
  }

  static void checkOpaque(String what, char sigil, String text) {
    if (text.isEmpty() || text.charAt(0) != sigil) {
      throw new InvalidIdentifierException(what, "does not start with '" + sigil + "'");
    }
    if (text.length() > MAX_BYTES || text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      throw new InvalidIdentifierException(what, "longer than 255 bytes");
    }
    if (text.indexOf('\0') >= 0) {
      throw new InvalidIdentifierException(what, "contains NUL");
    }
  }
}
