package chat.ranvier.application.profile;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.profile.port.Profile;
import chat.ranvier.application.profile.port.ProfileStore;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.domain.json.JsonValue;
import chat.ranvier.domain.json.JsonWriter;

/**
 * Sets and deletes fields of the requester's profile, and shows the change in their rooms.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#put_matrixclientv3profileuseridkeyname">PUT
 *     /profile/{userId}/{keyName}</a>
 */
public final class ChangeProfile {
  private static final int MAX_PROFILE_BYTES = 65_536;

  private final ProfileStore profiles;
  private final Commits commits;
  private final ProfileSpread spread;
  private final ProfileSettings settings;

  /** Changes profiles as far as the settings let users do it. */
  public ChangeProfile(
      ProfileStore profiles, Commits commits, ProfileSpread spread, ProfileSettings settings) {
    this.profiles = profiles;
    this.commits = commits;
    this.spread = spread;
    this.settings = settings;
  }

  /**
   * Sets a field. A name or an avatar without a text takes the field away.
   *
   * @throws MatrixFailure {@code M_FORBIDDEN} for another user's profile, or where the field is
   *     fixed; {@code M_INVALID_PARAM}, {@code M_KEY_TOO_LARGE}, {@code M_PROFILE_TOO_LARGE} for a
   *     value or a field that is not possible
   */
  public void put(Requester requester, UserId user, String field, JsonValue value) {
    mayChange(requester, user, field);
    ProfileFields.check(field, value);
    if (isNothing(field, value)) {
      store(requester, field, () -> profiles.delete(user, field));
    } else {
      store(requester, field, () -> putWithinLimits(user, field, value));
    }
  }

  /**
   * Takes a field away, where it is there.
   *
   * @throws MatrixFailure {@code M_FORBIDDEN} for another user's profile, or where the field is
   *     fixed
   */
  public void delete(Requester requester, UserId user, String field) {
    mayChange(requester, user, field);
    ProfileFields.checkName(field);
    store(requester, field, () -> profiles.delete(user, field));
  }

  private void mayChange(Requester requester, UserId user, String field) {
    if (!requester.isAdmin()) {
      requester.mustBe(user, "Cannot change another user's profile");
    }
    requester.mustNotBeSuspended();
    if (requester.isGuest() && !field.equals(Profile.DISPLAY_NAME)) {
      throw new MatrixFailure(
          ErrorCode.GUEST_ACCESS_FORBIDDEN, "Guests may change their display name only");
    }
    boolean fixed = !settings.mayChange(field) && profiles.find(user).fields().has(field);
    if (fixed && !requester.isAdmin()) {
      throw new MatrixFailure(
          ErrorCode.FORBIDDEN, "Changing this profile field is disabled on this server");
    }
  }

  private void putWithinLimits(UserId user, String field, JsonValue value) {
    JsonObject after = profiles.find(user).fields().with(field, value);
    if (JsonWriter.toBytes(after).length > MAX_PROFILE_BYTES) {
      throw new MatrixFailure(
          ErrorCode.PROFILE_TOO_LARGE, "The profile would be larger than 64 KiB");
    }
    profiles.put(user, field, value);
  }

  private void store(Requester requester, String field, Runnable change) {
    commits.write(change);
    switch (field) {
      case Profile.DISPLAY_NAME -> spread.spread(requester, ProfileSpread.Field.DISPLAY_NAME);
      case Profile.AVATAR_URL -> spread.spread(requester, ProfileSpread.Field.AVATAR_URL);
      default -> {}
    }
  }

  private static boolean isNothing(String field, JsonValue value) {
    return ProfileFields.isText(field)
        && !(value instanceof JsonString text && !text.value().isEmpty());
  }
}
