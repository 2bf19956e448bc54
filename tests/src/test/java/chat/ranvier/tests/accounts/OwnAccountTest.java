package chat.ranvier.tests.accounts;

import static chat.ranvier.tests.accounts.AccountsWorld.confirmed;
import static chat.ranvier.tests.accounts.AccountsWorld.interaction;
import static chat.ranvier.tests.accounts.Refusals.assertRefused;
import static chat.ranvier.tests.accounts.Refusals.challenge;
import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.account.ErasedUsers;
import chat.ranvier.application.accountdata.KeepAccountData;
import chat.ranvier.application.accountdata.SetAccountData;
import chat.ranvier.application.accountdata.port.AccountDataQuota;
import chat.ranvier.application.encryption.backup.CreateKeyBackup;
import chat.ranvier.application.encryption.backup.StoreRoomKeys;
import chat.ranvier.application.encryption.backup.port.BackedUpKey;
import chat.ranvier.application.encryption.backup.port.BackupId;
import chat.ranvier.application.encryption.backup.port.RoomSession;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.profile.port.Profile;
import chat.ranvier.application.session.Session;
import chat.ranvier.domain.encryption.backup.KeyMetadata;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonString;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changing the password, deleting devices, and giving the account up. */
final class OwnAccountTest {
  private final AccountsWorld world = new AccountsWorld();

  @BeforeEach
  void addAlice() {
    world.account("alice", "pizza");
  }

  private Requester alice(String device) {
    return world.requester(world.logIn("alice", "pizza", device));
  }

  @Test
  void aNewPasswordReplacesTheOldAndLogsOutOtherDevices() {
    Session here = world.logIn("alice", "pizza", "HERE");
    Session elsewhere = world.logIn("alice", "pizza", "ELSEWHERE");
    Requester requester = world.requester(here);
    world.requester(elsewhere);
    world
        .changePassword()
        .handle(requester, Optional.of("pasta"), true, confirmed(requester, "pizza"));
    assertRefused(ErrorCode.FORBIDDEN, () -> world.logIn("alice", "pizza"));
    assertRefused(ErrorCode.UNKNOWN_TOKEN, () -> world.requester(elsewhere));
    assertThat(world.requester(here).user()).isEqualTo(here.user());
    assertThat(world.stores.devices().ofUser(here.user())).hasSize(1);
    assertThat(world.logIn("alice", "pasta").user()).isEqualTo(here.user());
  }

  @Test
  void otherDevicesStayLoggedInWhereThatIsAskedFor() {
    Session elsewhere = world.logIn("alice", "pizza", "ELSEWHERE");
    Requester requester = alice("HERE");
    world
        .changePassword()
        .handle(requester, Optional.of("pasta"), false, confirmed(requester, "pizza"));
    assertThat(world.requester(elsewhere).device()).contains(new DeviceId("ELSEWHERE"));
  }

  @Test
  void aPasswordIsNotChangedWithoutConfirmation() {
    Requester requester = alice("HERE");
    assertThat(
            challenge(
                    () ->
                        world
                            .changePassword()
                            .handle(
                                requester,
                                Optional.of("pasta"),
                                true,
                                interaction(requester, JsonObject.empty())))
                .has("session"))
        .isTrue();
    assertThat(world.logIn("alice", "pizza").user()).isEqualTo(requester.user());
  }

  @Test
  void devicesAreDeletedOnceThatIsConfirmed() {
    Session elsewhere = world.logIn("alice", "pizza", "ELSEWHERE");
    Requester requester = alice("HERE");
    List<DeviceId> gone = List.of(new DeviceId("ELSEWHERE"), new DeviceId("NONE"));
    challenge(
        () ->
            world
                .deleteDevices(world.interactive)
                .handle(requester, gone, interaction(requester, JsonObject.empty())));
    assertThat(world.requester(elsewhere).user()).isEqualTo(requester.user());
    world.deleteDevices(world.interactive).handle(requester, gone, confirmed(requester, "pizza"));
    assertRefused(ErrorCode.UNKNOWN_TOKEN, () -> world.requester(elsewhere));
    assertThat(world.stores.devices().ofUser(requester.user())).hasSize(1);
  }

  @Test
  void anAccountThatIsGivenUpLeavesNothingToLogInWith() {
    Session session = world.logIn("alice", "pizza", "HERE");
    Requester requester = world.requester(session);
    new SetAccountData(
            new KeepAccountData(
                world.stores.accountData(), new AccountDataQuota(1_000, 10), world.commits))
        .global(requester, requester.user(), "m.type", JsonObject.of("a", "b"));
    BackupId backup =
        new CreateKeyBackup(world.stores.keyBackups(), world.commits)
            .handle(requester, "m.test", JsonObject.empty());
    RoomSession room = new RoomSession(new RoomId("!room:test.example"), "session");
    new StoreRoomKeys(world.stores.keyBackups(), world.stores.backedUpKeys(), world.commits)
        .handle(requester, "1", List.of(new BackedUpKey(room, new KeyMetadata(true, 0, 0), "{}")));
    world.deactivateAccount().handle(requester, false, confirmed(requester, "pizza"));
    assertThat(world.stores.keyBackups().find(backup)).isEmpty();
    assertThat(world.stores.backedUpKeys().find(backup, room)).isEmpty();
    assertThat(world.stores.devices().ofUser(requester.user())).isEmpty();
    assertThat(world.stores.tokens().ofUser(requester.user())).isEmpty();
    assertThat(world.stores.accountData().all(requester.user())).isEmpty();
    assertThat(world.departed).containsExactly(requester.user());
  }

  @Test
  void whoAsksToBeForgottenLosesNameAndAvatarAndReadersLearnOfIt() {
    Requester requester = alice("HERE");
    assertThat(world.erased.contains(requester.user())).isFalse();
    world.commits.write(
        () ->
            world
                .stores
                .profiles()
                .put(requester.user(), Profile.DISPLAY_NAME, new JsonString("Alice")));
    world.deactivateAccount().handle(requester, true, confirmed(requester, "pizza"));
    assertThat(world.stores.profiles().find(requester.user())).isEqualTo(Profile.EMPTY);
    assertThat(world.stores.accounts().find(requester.user()).orElseThrow().erased()).isTrue();
    assertThat(world.erased.contains(requester.user())).isTrue();
    assertThat(new ErasedUsers(world.stores.accounts()).contains(requester.user())).isTrue();
  }

  @Test
  void anAccountIsNotGivenUpByAWrongPassword() {
    Requester requester = alice("HERE");
    challenge(
        () -> world.deactivateAccount().handle(requester, false, confirmed(requester, "wrong")));
    assertThat(world.logIn("alice", "pizza").user()).isEqualTo(requester.user());
  }
}
