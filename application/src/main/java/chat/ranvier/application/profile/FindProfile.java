package chat.ranvier.application.profile;

import chat.ranvier.application.access.port.Standing;
import chat.ranvier.application.access.port.Standings;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.profile.port.Profile;
import chat.ranvier.application.profile.port.ProfileStore;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;

/**
 * Shows a user's profile.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv3profileuserid">GET
 *     /profile/{userId}</a>
 */
public final class FindProfile {
  private final ProfileStore profiles;
  private final Standings standings;

  /** Reads from these stores. */
  public FindProfile(ProfileStore profiles, Standings standings) {
    this.profiles = profiles;
    this.standings = standings;
  }

  /**
   * All fields of the user's profile.
   *
   * @throws MatrixFailure {@code M_NOT_FOUND} where there is no such user, or not any more
   */
  public JsonObject handle(UserId user) {
    Profile profile = profiles.find(user);
    if (profile.fields().isEmpty() && !isThere(user)) {
      throw new MatrixFailure(ErrorCode.NOT_FOUND, "Profile was not found");
    }
    return profile.fields();
  }

  /**
   * One field of the user's profile, as an object with that member.
   *
   * @throws MatrixFailure {@code M_NOT_FOUND} where the user has no such field
   */
  public JsonObject field(UserId user, String field) {
    return handle(user)
        .find(field)
        .map(value -> JsonObject.of(field, value))
        .orElseThrow(() -> new MatrixFailure(ErrorCode.NOT_FOUND, "No such profile field"));
  }

  private boolean isThere(UserId user) {
    return standings.standing(user).filter(FindProfile::isActive).isPresent();
  }

  private static boolean isActive(Standing standing) {
    return !standing.deactivated();
  }
}
