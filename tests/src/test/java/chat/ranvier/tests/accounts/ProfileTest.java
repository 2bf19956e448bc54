package chat.ranvier.tests.accounts;

import static chat.ranvier.tests.accounts.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.access.Requesters;
import chat.ranvier.application.access.port.Standing;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.profile.ChangeProfile;
import chat.ranvier.application.profile.FindProfile;
import chat.ranvier.application.profile.ProfileSettings;
import chat.ranvier.application.profile.ProfileSpread;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonInteger;
import chat.ranvier.domain.json.JsonNull;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProfileTest {
  private final AccountsWorld world = new AccountsWorld();
  private final UserId user = world.account("alice", "pizza");
  private final Requester alice = Requesters.of(user.value());
  private final List<ProfileSpread.Field> spread = new ArrayList<>();
  private final ChangeProfile change = change(ProfileSettings.FREE);
  private final FindProfile find =
      new FindProfile(world.stores.profiles(), world.stores.accounts());

  private ChangeProfile change(ProfileSettings settings) {
    return new ChangeProfile(
        world.stores.profiles(), world.commits, (who, field) -> spread.add(field), settings);
  }

  private void set(String field, String value) {
    change.put(alice, user, field, new JsonString(value));
  }

  @Test
  void nameAndAvatarAreShownHereAndSpreadInRooms() {
    set("displayname", "Alice");
    set("avatar_url", "mxc://test.example/a");
    assertThat(find.handle(user))
        .isEqualTo(
            JsonObject.of("displayname", "Alice").with("avatar_url", "mxc://test.example/a"));
    assertThat(spread)
        .containsExactly(ProfileSpread.Field.DISPLAY_NAME, ProfileSpread.Field.AVATAR_URL);
  }

  @Test
  void otherFieldsAreShownHereOnly() {
    set("com.example.pronouns", "she");
    set("m.tz", "Europe/London");
    assertThat(find.field(user, "m.tz")).isEqualTo(JsonObject.of("m.tz", "Europe/London"));
    assertThat(spread).isEmpty();
  }

  @Test
  void anEmptyOrNullNameTakesItAway() {
    set("displayname", "Alice");
    set("displayname", "");
    assertRefused(ErrorCode.NOT_FOUND, () -> find.field(user, "displayname"));
    set("displayname", "Alice");
    change.put(alice, user, "displayname", JsonNull.NULL);
    assertThat(find.handle(user)).isEqualTo(JsonObject.empty());
    set("displayname", "Alice");
    change.delete(alice, user, "displayname");
    assertThat(find.handle(user)).isEqualTo(JsonObject.empty());
  }

  @Test
  void nobodyChangesOthersButAdministrators() {
    UserId bob = world.account("bob", "pasta");
    JsonString name = new JsonString("Bobby");
    assertRefused(ErrorCode.FORBIDDEN, () -> change.put(alice, bob, "displayname", name));
    assertRefused(ErrorCode.FORBIDDEN, () -> change.delete(alice, bob, "displayname"));
    Requester admin = Requesters.of("@admin:test.example", "D", Standing.ADMIN);
    change.put(admin, bob, "displayname", name);
    assertThat(find.field(bob, "displayname")).isEqualTo(JsonObject.of("displayname", "Bobby"));
  }

  @Test
  void suspendedUsersAndGuestsAreBound() {
    Requester suspended =
        Requesters.of(user.value(), "D", new Standing(false, false, false, false, true));
    Requester guest = Requesters.guest(user.value());
    JsonString value = new JsonString("x");
    assertRefused(
        ErrorCode.USER_SUSPENDED, () -> change.put(suspended, user, "displayname", value));
    assertRefused(
        ErrorCode.GUEST_ACCESS_FORBIDDEN, () -> change.put(guest, user, "avatar_url", value));
    change.put(guest, user, "displayname", value);
  }

  @Test
  void aFieldThatIsFixedIsSetOnce() {
    ChangeProfile fixed = change(new ProfileSettings(false, true));
    fixed.put(alice, user, "displayname", new JsonString("Alice"));
    assertRefused(
        ErrorCode.FORBIDDEN, () -> fixed.put(alice, user, "displayname", new JsonString("Other")));
    assertRefused(ErrorCode.FORBIDDEN, () -> fixed.delete(alice, user, "displayname"));
  }

  @Test
  void fieldsAndValuesThatAreNotPossibleAreRefused() {
    assertRefused(ErrorCode.INVALID_PARAM, () -> set("displayname", "x".repeat(257)));
    assertRefused(ErrorCode.INVALID_PARAM, () -> set("avatar_url", "x".repeat(1_001)));
    assertRefused(
        ErrorCode.INVALID_PARAM, () -> change.put(alice, user, "displayname", new JsonInteger(1)));
    assertRefused(ErrorCode.INVALID_PARAM, () -> set("Not A Field", "x"));
    assertRefused(ErrorCode.KEY_TOO_LARGE, () -> set("com." + "x".repeat(252), "x"));
  }

  @Test
  void aProfileHasAtMost64KiB() {
    set("com.example.one", "x".repeat(40_000));
    assertRefused(ErrorCode.PROFILE_TOO_LARGE, () -> set("com.example.two", "x".repeat(40_000)));
    assertThat(find.handle(user).names()).containsExactly("com.example.one");
  }

  @Test
  void whoIsNotThereHasNoProfile() {
    assertRefused(ErrorCode.NOT_FOUND, () -> find.handle(new UserId("@nobody:test.example")));
    assertThat(find.handle(user)).isEqualTo(JsonObject.empty());
  }
}
