package chat.ranvier.tests.accounts;

import static chat.ranvier.tests.accounts.Refusals.assertRefused;
import static chat.ranvier.tests.accounts.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.access.port.Standing;
import chat.ranvier.application.device.port.Device;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.ratelimit.RateLimits;
import chat.ranvier.application.registration.RegistrationSettings;
import chat.ranvier.application.session.LogIn;
import chat.ranvier.application.session.Session;
import chat.ranvier.application.session.SessionOpening;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LogInTest {
  private static final SessionOpening.Wish NEW_DEVICE =
      new SessionOpening.Wish(Optional.empty(), Optional.empty(), false);

  private final AccountsWorld world = new AccountsWorld();
  private final UserId alice = world.account("alice", "pizza");

  private Session logIn(JsonObject credentials) {
    return world.logIn().handle(new LogIn.Command(credentials, NEW_DEVICE, AccountsWorld.ADDRESS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"alice", "@alice:test.example", "ALICE", "@Alice:test.example"})
  void aUserIsNamedInManyWays(String name) {
    assertThat(world.logIn(name, "pizza").user()).isEqualTo(alice);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bob", "@alice:elsewhere.example", "@alice", "@", "", "alice:x"})
  void whoIsNotThereIsRefusedAsForAWrongPassword(String name) {
    assertThat(refusal(() -> world.logIn(name, "pizza")).getMessage())
        .isEqualTo(refusal(() -> world.logIn("alice", "pasta")).getMessage());
    assertRefused(ErrorCode.FORBIDDEN, () -> world.logIn(name, "pizza"));
  }

  @Test
  void theOldFormOfNamingAUserIsGood() {
    assertThat(
            logIn(
                    JsonObject.of("type", "m.login.password")
                        .with("user", "alice")
                        .with("password", "pizza"))
                .user())
        .isEqualTo(alice);
  }

  @Test
  void whatIsMissingIsSaid() {
    assertRefused(ErrorCode.BAD_JSON, () -> logIn(JsonObject.empty()));
    assertRefused(ErrorCode.BAD_JSON, () -> logIn(JsonObject.of("type", "m.login.password")));
    assertRefused(
        ErrorCode.BAD_JSON,
        () -> logIn(AccountsWorld.passwordLogin("alice", "pizza").without("password")));
    assertRefused(ErrorCode.UNKNOWN, () -> logIn(JsonObject.of("type", "m.login.token")));
  }

  @Test
  void aDeviceIsUsedAgainAndItsOldTokenEnds() {
    Session first = world.logIn("alice", "pizza", "PHONE");
    world.requester(first);
    Session second =
        world.logIn(
            "alice",
            "pizza",
            new SessionOpening.Wish(
                Optional.of(new DeviceId("PHONE")), Optional.of("Another name"), false));
    assertRefused(ErrorCode.UNKNOWN_TOKEN, () -> world.requester(first));
    assertThat(world.requester(second).device()).contains(new DeviceId("PHONE"));
    assertThat(world.stores.devices().ofUser(alice))
        .extracting(Device::displayName)
        .containsExactly(Optional.of("My PHONE"));
  }

  @Test
  void withoutADeviceIdEachLoginMakesOne() {
    Session first = world.logIn("alice", "pizza");
    Session second = world.logIn("alice", "pizza");
    assertThat(first.device()).isNotEqualTo(second.device());
    assertThat(first.device().value()).matches("[A-Z]{10}");
    assertThat(world.requester(first).user()).isEqualTo(alice);
  }

  @Test
  void lockedAccountsAreRefused() {
    world.account("locked", "pizza", new Standing(false, false, false, true, false));
    assertThat(refusal(() -> world.logIn("locked", "pizza")))
        .satisfies(
            failure -> {
              assertThat(failure.code()).isEqualTo(ErrorCode.USER_LOCKED);
              assertThat(failure.details().bool("soft_logout")).contains(true);
            });
  }

  @Test
  void wrongPasswordsAreLimitedByAccountAndTheRightOneThenToo() {
    AccountsWorld limited =
        new AccountsWorld(Storage.inMemory(), RegistrationSettings.CLOSED, failuresOnly());
    limited.account("alice", "pizza");
    limited.account("bob", "pasta");
    for (int i = 0; i < 3; i++) {
      assertRefused(ErrorCode.FORBIDDEN, () -> limited.logIn("alice", "wrong"));
    }
    assertRefused(ErrorCode.LIMIT_EXCEEDED, () -> limited.logIn("alice", "wrong"));
    assertRefused(ErrorCode.LIMIT_EXCEEDED, () -> limited.logIn("alice", "pizza"));
    assertThat(limited.logIn("bob", "pasta").user().localpart()).isEqualTo("bob");
    limited.time.advance(Duration.ofSeconds(10));
    assertThat(limited.logIn("alice", "pizza").user().localpart()).isEqualTo("alice");
  }

  private static RateLimits failuresOnly() {
    RateLimits none = RateLimits.none();
    return new RateLimits(
        none.message(),
        none.adminRedaction(),
        none.registration(),
        new RateLimits.Login(
            none.login().address(),
            none.login().account(),
            RateLimits.defaults().login().failedAttempts()),
        none.joins(),
        none.invites(),
        none.keyRequests(),
        none.thirdPartyValidation());
  }

  @Test
  void loginsFromOneAddressAreLimited() {
    AccountsWorld limited =
        new AccountsWorld(Storage.inMemory(), RegistrationSettings.CLOSED, RateLimits.defaults());
    limited.account("alice", "pizza");
    for (int i = 0; i < 5; i++) {
      limited.logIn("alice", "pizza");
    }
    assertRefused(ErrorCode.LIMIT_EXCEEDED, () -> limited.logIn("alice", "pizza"));
  }

  @Test
  void aPasswordThatIsTooLongIsWrong() {
    assertRefused(ErrorCode.FORBIDDEN, () -> world.logIn("alice", "x".repeat(10_000)));
  }
}
