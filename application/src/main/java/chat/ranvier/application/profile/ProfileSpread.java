package chat.ranvier.application.profile;

import chat.ranvier.application.access.Requester;

/** Who shows a changed name or avatar in the rooms that the user is in. */
public interface ProfileSpread {
  /** Nobody. */
  ProfileSpread NOWHERE = (requester, changed) -> {};

  /** Says which field of the profile changed. */
  enum Field {
    DISPLAY_NAME,
    AVATAR_URL
  }

  /**
   * Renews the user's member event in each joined room from the profile as it is stored now. A room
   * in which that fails does not keep it from the others.
   *
   * @param changed what has changed
   */
  void spread(Requester requester, Field changed);
}
