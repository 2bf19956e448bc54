package chat.ranvier.application.profile;

/**
 * Who sees and changes profiles.
 *
 * @param nameMayChange whether a display name may be changed once it is set
 * @param avatarMayChange whether an avatar may be changed once it is set
 */
public record ProfileSettings(boolean nameMayChange, boolean avatarMayChange) {
  /** Everybody changes their own. */
  public static final ProfileSettings FREE = new ProfileSettings(true, true);

  boolean mayChange(String field) {
    return switch (field) {
      case "displayname" -> nameMayChange;
      case "avatar_url" -> avatarMayChange;
      default -> true;
    };
  }
}
