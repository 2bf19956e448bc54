package chat.ranvier.domain.identifier;

/**
 * The grammar of server names, checked in one pass.
 *
 * @see <a href="https://spec.matrix.org/v1.19/appendices/#server-name">Server name</a>
 */
final class ServerNameGrammar {
  private static final int MAX_LENGTH = 255;
  private static final int IPV6_GROUPS = 8;

  private ServerNameGrammar() {}

  /** Whether the text from {@code start} on is a server name. */
  static boolean fits(String text, int start) {
    if (start >= text.length() || text.length() - start > MAX_LENGTH) {
      return false;
    }
    if (text.charAt(start) == '[') {
      int close = text.indexOf(']', start);
      return close > 0 && isIpv6(text.substring(start + 1, close)) && isPortOrEnd(text, close + 1);
    }
    int end = start;
    while (end < text.length() && isDnsCharacter(text.charAt(end))) {
      end++;
    }
    return end > start && isPortOrEnd(text, end);
  }

  /** Whether a valid host is an address. */
  static boolean isIpLiteral(String host) {
    return host.startsWith("[") || isIpv4(host);
  }

  private static boolean isDnsCharacter(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || (c >= 'A' && c <= 'Z')
        || c == '.'
        || c == '-';
  }

  /** Whether a port follows: up to five digits, of which the grammar does not say more. */
  private static boolean isPortOrEnd(String text, int at) {
    if (at == text.length()) {
      return true;
    }
    int digits = text.length() - at - 1;
    if (text.charAt(at) != ':' || digits < 1 || digits > 5) {
      return false;
    }
    return text.chars().skip(at + 1L).allMatch(c -> c >= '0' && c <= '9');
  }

  /** Eight groups of hexadecimal digits; one run of zeros left out, the last two as IPv4. */
  private static boolean isIpv6(String address) {
    int gap = address.indexOf("::");
    if (gap < 0) {
      return groups(address, true) == IPV6_GROUPS;
    }
    int before = gap == 0 ? 0 : groups(address.substring(0, gap), false);
    String rest = address.substring(gap + 2);
    int after = rest.isEmpty() ? 0 : groups(rest, true);
    return before >= 0 && after >= 0 && before + after < IPV6_GROUPS;
  }

  /** The number of 16-bit groups; less than 0, far enough, where they are none. */
  private static int groups(String text, boolean last) {
    String[] parts = text.split(":", -1);
    int count = parts.length;
    for (int i = 0; i < parts.length; i++) {
      if (last && i == parts.length - 1 && isIpv4(parts[i])) {
        count++;
      } else if (!isGroup(parts[i])) {
        return -IPV6_GROUPS;
      }
    }
    return count;
  }

  private static boolean isGroup(String text) {
    return !text.isEmpty()
        && text.length() <= 4
        && text.chars().allMatch(c -> c < 0x80 && Character.digit(c, 16) >= 0);
  }

  private static boolean isIpv4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return false;
    }
    for (String part : parts) {
      boolean digits = part.chars().allMatch(c -> c >= '0' && c <= '9');
      if (!digits || part.isEmpty() || part.length() > 3 || Integer.parseInt(part) > 255) {
        return false;
      }
    }
    return true;
  }
}
