package chat.ranvier.application.access.port;

/**
 * How an account stands with the server.
 *
 * @param guest whether it was made without any credentials
 * @param admin whether it may administrate the server
 * @param deactivated whether it was given up for good
 * @param locked whether it may do nothing but log out, for now
 * @param suspended whether it may read but not act, for now
 */
public record Standing(
    boolean guest, boolean admin, boolean deactivated, boolean locked, boolean suspended) {
  /** Nothing special about it. */
  public static final Standing ORDINARY = new Standing(false, false, false, false, false);

  /** A guest's. */
  public static final Standing GUEST = new Standing(true, false, false, false, false);

  /** An administrator's. */
  public static final Standing ADMIN = new Standing(false, true, false, false, false);
}
