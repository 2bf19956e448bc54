package chat.ranvier.domain.identifier;

/** The grammars of identifiers that have no type of their own. */
public final class CommonGrammar {
  private static final int MAX_LENGTH = 255;

  private CommonGrammar() {}

  /**
   * Whether the text is an opaque identifier: 1 to 255 of {@code 0-9A-Za-z-._~}.
   *
   * @see <a href="https://spec.matrix.org/v1.19/appendices/#opaque-identifiers">Opaque
   *     identifiers</a>
   */
  public static boolean isOpaque(String text) {
    return hasLength(text)
        && text.chars()
            .allMatch(
                c -> isLowerCaseOrDigit(c) || (c >= 'A' && c <= 'Z') || "-._~".indexOf(c) >= 0);
  }

  /**
   * Whether the text is an identifier that users do not see, such as a room type: 1 to 255 of
   * {@code a-z0-9-_.}, the first of them a letter.
   *
   * @see <a
   *     href="https://spec.matrix.org/v1.19/appendices/#common-namespaced-identifier-grammar">Common
   *     namespaced identifier grammar</a>
   */
  public static boolean isNamespaced(String text) {
    return hasLength(text)
        && text.charAt(0) >= 'a'
        && text.charAt(0) <= 'z'
        && text.chars().allMatch(c -> isLowerCaseOrDigit(c) || "-_.".indexOf(c) >= 0);
  }

  private static boolean hasLength(String text) {
    return !text.isEmpty() && text.length() <= MAX_LENGTH;
  }

  private static boolean isLowerCaseOrDigit(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }
}
