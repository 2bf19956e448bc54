package chat.ranvier.application.account;

/**
 * What passwords are good for here.
 *
 * @param accepted whether users log in and confirm by password
 * @param changeable whether new passwords may be set
 * @param policy what new ones must be like
 */
public record PasswordSettings(boolean accepted, boolean changeable, PasswordPolicy policy) {
  /** Passwords as usual, of any kind. */
  public static final PasswordSettings USUAL =
      new PasswordSettings(true, true, PasswordPolicy.NONE);
}
