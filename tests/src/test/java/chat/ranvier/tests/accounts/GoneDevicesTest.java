package chat.ranvier.tests.accounts;

import static chat.ranvier.tests.accounts.AccountsWorld.confirmed;
import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.device.port.UserDevice;
import chat.ranvier.application.encryption.todevice.port.NewDeviceMessage;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whichever way a device goes, what is kept for it goes with it. */
final class GoneDevicesTest {
  private static final UserId ALICE = UserId.of("alice", AccountsWorld.SERVER);
  private static final UserDevice PHONE = new UserDevice(ALICE, new DeviceId("PHONE"));
  private static final UserDevice LAPTOP = new UserDevice(ALICE, new DeviceId("LAPTOP"));

  private final AccountsWorld world = new AccountsWorld();
  private final Requester requester = logIn();

  private Requester logIn() {
    world.account("alice", "pizza");
    world.logIn("alice", "pizza", "LAPTOP");
    return world.requester(world.logIn("alice", "pizza", "PHONE"));
  }

  @BeforeEach
  void keepSomething() {
    for (UserDevice device : List.of(PHONE, LAPTOP)) {
      NewDeviceMessage message = new NewDeviceMessage(device, "{}", 10, 10, 10);
      world.commits.write(
          () -> {
            world.stores.inboxes().put(ALICE, "m.test", 1, List.of(message));
            world.stores.sending().add(device, "m.test", "t", 1);
          });
    }
  }

  private boolean isForgotten(UserDevice device) {
    return world.stores.inboxes().oldest(device).isEmpty()
        && world.commits.write(() -> world.stores.sending().add(device, "m.test", "t", 2));
  }

  @Test
  void whoLogsOutTakesTheirDeviceAlong() {
    world.logOut().handle(requester);
    assertThat(isForgotten(PHONE)).isTrue();
    assertThat(isForgotten(LAPTOP)).isFalse();
  }

  @Test
  void whoLogsOutEverywhereTakesAllDevicesAlong() {
    world.logOutEverywhere().handle(requester);
    assertThat(isForgotten(PHONE)).isTrue();
    assertThat(isForgotten(LAPTOP)).isTrue();
  }

  @Test
  void aNewPasswordTakesTheOtherDevicesAlong() {
    world
        .changePassword()
        .handle(requester, Optional.of("pasta"), true, confirmed(requester, "pizza"));
    assertThat(isForgotten(PHONE)).isFalse();
    assertThat(isForgotten(LAPTOP)).isTrue();
  }

  @Test
  void aDeletedDeviceIsForgotten() {
    world
        .deleteDevices(world.interactive)
        .handle(requester, List.of(LAPTOP.device()), confirmed(requester, "pizza"));
    assertThat(isForgotten(PHONE)).isFalse();
    assertThat(isForgotten(LAPTOP)).isTrue();
  }

  @Test
  void anAccountThatIsGivenUpTakesAllDevicesAlong() {
    world.deactivateAccount().handle(requester, false, confirmed(requester, "pizza"));
    assertThat(isForgotten(PHONE)).isTrue();
    assertThat(isForgotten(LAPTOP)).isTrue();
  }
}
