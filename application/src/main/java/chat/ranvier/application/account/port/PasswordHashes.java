package chat.ranvier.application.account.port;

/** How passwords are hashed. Each call takes much processor time, on purpose. */
public interface PasswordHashes {
  /** What to keep of a new password. */
  String hash(String password);

  /**
   * Whether this is the password that was hashed.
   *
   * @param hash made here, or by Synapse with the same pepper
   */
  boolean matches(String password, String hash);
}
