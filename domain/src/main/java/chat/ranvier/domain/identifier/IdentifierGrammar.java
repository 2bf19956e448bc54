package chat.ranvier.domain.identifier;

import chat.ranvier.domain.json.Utf8;
import java.util.Optional;

/** What the identifiers have in common: a sigil, perhaps a domain, at most 255 bytes. */
final class IdentifierGrammar {
  static final int MAX_BYTES = 255;

  private IdentifierGrammar() {}

  static void checkServerName(String what, String text, int start) {
    if (!ServerNameGrammar.fits(text, start)) {
      throw new InvalidIdentifierException(what, "no host name or address with an optional port");
    }
  }

  static void checkWithDomain(String what, char sigil, String text) {
    checkCommon(what, sigil, text);
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new InvalidIdentifierException(what, "no ':' before a server name");
    }
    checkServerName(what, text, colon + 1);
  }

  /** The server name after the first colon, where there is one. */
  static Optional<ServerName> findServer(String text) {
    int colon = text.indexOf(':');
    return colon >= 0 && ServerNameGrammar.fits(text, colon + 1)
        ? Optional.of(new ServerName(text.substring(colon + 1)))
        : Optional.empty();
  }

  static void checkOpaque(String what, char sigil, String text) {
    checkCommon(what, sigil, text);
    if (text.length() == 1) {
      throw new InvalidIdentifierException(what, "nothing follows '" + sigil + "'");
    }
  }

  private static void checkCommon(String what, char sigil, String text) {
    if (text.isEmpty() || text.charAt(0) != sigil) {
      throw new InvalidIdentifierException(what, "does not start with '" + sigil + "'");
    }
    if (Utf8.isLongerThan(MAX_BYTES, text)) {
      throw new InvalidIdentifierException(what, "longer than 255 bytes");
    }
    if (text.indexOf('\0') >= 0 || !Utf8.isWellFormed(text)) {
      throw new InvalidIdentifierException(what, "contains NUL or a lone surrogate");
    }
  }
}
