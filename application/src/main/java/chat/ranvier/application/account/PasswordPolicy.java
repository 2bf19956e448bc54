package chat.ranvier.application.account;

import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import java.util.function.IntPredicate;

/**
 * What a new password must be like.
 *
 * @param minimumLength the least number of characters
 * @param symbolRequired whether there must be a character that is neither letter nor digit
 */
public record PasswordPolicy(
    int minimumLength,
    boolean digitRequired,
    boolean symbolRequired,
    boolean lowercaseRequired,
    boolean uppercaseRequired) {
  /** Anything goes. */
  public static final PasswordPolicy NONE = new PasswordPolicy(0, false, false, false, false);

  private static final int MAX_LENGTH = 512;

  /**
   * Checks a new password.
   *
   * @throws MatrixFailure with the code of the first rule that it breaks
   */
  public void check(String password) {
    if (password.isEmpty() || password.length() > MAX_LENGTH || password.indexOf('\0') >= 0) {
      throw new MatrixFailure(
          ErrorCode.INVALID_PARAM, "Invalid password: 1 to 512 characters without NUL");
    }
    if (password.codePointCount(0, password.length()) < minimumLength) {
      throw new MatrixFailure(
          ErrorCode.PASSWORD_TOO_SHORT,
          "This password is too short: at least " + minimumLength + " characters");
    }
    demand(digitRequired, password, Character::isDigit, ErrorCode.PASSWORD_NO_DIGIT, "digit");
    demand(
        symbolRequired,
        password,
        c -> !Character.isLetterOrDigit(c),
        ErrorCode.PASSWORD_NO_SYMBOL,
        "symbol");
    demand(
        lowercaseRequired,
        password,
        Character::isLowerCase,
        ErrorCode.PASSWORD_NO_LOWERCASE,
        "lower case letter");
    demand(
        uppercaseRequired,
        password,
        Character::isUpperCase,
        ErrorCode.PASSWORD_NO_UPPERCASE,
        "upper case letter");
  }

  private static void demand(
      boolean required, String password, IntPredicate kind, ErrorCode code, String what) {
    if (required && password.codePoints().noneMatch(kind)) {
      throw new MatrixFailure(code, "The password must have at least one " + what);
    }
  }
}
