package chat.ranvier.tests.accounts;

import static chat.ranvier.tests.accounts.Refusals.assertRefused;
import static chat.ranvier.tests.accounts.Refusals.challenge;
import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.account.PasswordPolicy;
import chat.ranvier.application.account.port.Account;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.ratelimit.RateLimits;
import chat.ranvier.application.registration.RegisterUser;
import chat.ranvier.application.registration.Registered;
import chat.ranvier.application.registration.RegistrationSettings;
import chat.ranvier.application.session.SessionOpening;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RegisterUserTest {
  private static final JsonObject DUMMY =
      JsonObject.of("auth", JsonObject.of("type", "m.login.dummy"));
  private static final SessionOpening.Wish WISH =
      new SessionOpening.Wish(Optional.of(new DeviceId("PHONE")), Optional.of("My phone"), false);

  private final AccountsWorld world = new AccountsWorld();

  private static RegisterUser.Command command(String name, String password, JsonObject body) {
    return new RegisterUser.Command(
        Optional.of(name), Optional.of(password), WISH, true, AccountsWorld.anonymous(body));
  }

  private Registered register(String name) {
    return world.registerUser().handle(command(name, "pizza", DUMMY));
  }

  @Test
  void aNewUserIsLoggedInOnTheirDevice() {
    Registered registered = register("alice");
    UserId alice = UserId.of("alice", AccountsWorld.SERVER);
    assertThat(registered.user()).isEqualTo(alice);
    assertThat(world.requester(registered.session().orElseThrow()).device())
        .contains(new DeviceId("PHONE"));
    assertThat(world.stores.profiles().find(alice).displayName()).contains("alice");
    assertThat(world.logIn("alice", "pizza").user()).isEqualTo(alice);
  }

  @Test
  void theStagesComeFirst() {
    JsonObject challenge =
        challenge(() -> world.registerUser().handle(command("alice", "pizza", JsonObject.empty())));
    assertThat(challenge.string("session")).isPresent();
    assertThat(world.usernames.free("alice").localpart()).isEqualTo("alice");
  }

  @Test
  void capitalsBecomeSmall() {
    assertThat(register("Alice-UPPER").user().value()).isEqualTo("@alice-upper:test.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a b", "a!b", "a\"b", "a:b", "a?b", "a@b", "a\\b", "aéb", "a\nb", "a'b", "_a"})
  void otherCharactersAreRefused(String name) {
    assertRefused(ErrorCode.INVALID_USERNAME, () -> register(name));
  }

  @Test
  void aNameThatIsTooLongIsRefused() {
    assertRefused(ErrorCode.INVALID_USERNAME, () -> register("a".repeat(250)));
  }

  @Test
  void aNameThatIsTakenIsRefusedBeforeTheStages() {
    register("alice");
    assertRefused(
        ErrorCode.USER_IN_USE,
        () -> world.registerUser().handle(command("alice", "other", JsonObject.empty())));
    assertThat(world.logIn("alice", "pizza").user().localpart()).isEqualTo("alice");
  }

  /** Dendrite once let registration complete for accounts that existed. */
  @Test
  void ofManyWhoWantOneNameAtOnceTheStorageLetsOneHaveIt() throws InterruptedException {
    AccountsWorld hiding =
        new AccountsWorld(
            Storage.inMemory(), new RegistrationSettings(true, false, true), RateLimits.none());
    RegisterUser registerUser = hiding.registerUser();
    List<Callable<Registered>> attempts = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String password = "password " + i;
      attempts.add(() -> registerUser.handle(command("alice", password, DUMMY)));
    }
    int succeeded = 0;
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Registered> attempt : executor.invokeAll(attempts)) {
        succeeded += isSuccess(attempt) ? 1 : 0;
      }
    }
    assertThat(succeeded).isEqualTo(1);
    assertThat(hiding.stores.devices().ofUser(UserId.of("alice", AccountsWorld.SERVER))).hasSize(1);
  }

  private static boolean isSuccess(Future<Registered> attempt) throws InterruptedException {
    try {
      attempt.get();
      return true;
    } catch (ExecutionException e) {
      assertThat(e.getCause())
          .isInstanceOfSatisfying(
              MatrixFailure.class,
              failure -> assertThat(failure.code()).isEqualTo(ErrorCode.USER_IN_USE));
      return false;
    }
  }

  @Test
  void whatIsTakenIsHiddenWhereTheSettingsSaySo() {
    AccountsWorld hiding =
        new AccountsWorld(
            Storage.inMemory(), new RegistrationSettings(true, false, true), RateLimits.none());
    hiding.account("alice", "pizza");
    assertThat(hiding.usernames.free("alice").localpart()).isEqualTo("alice");
    assertRefused(
        ErrorCode.USER_IN_USE,
        () -> hiding.registerUser().handle(command("alice", "pizza", DUMMY)));
  }

  @Test
  void registrationCanBeClosed() {
    AccountsWorld closed =
        new AccountsWorld(Storage.inMemory(), RegistrationSettings.CLOSED, RateLimits.none());
    assertRefused(
        ErrorCode.FORBIDDEN, () -> closed.registerUser().handle(command("alice", "pizza", DUMMY)));
    assertRefused(
        ErrorCode.FORBIDDEN,
        () -> closed.registerUser().handleGuest(command("alice", "pizza", DUMMY)));
  }

  @Test
  void whoAsksForNoNameGetsOne() {
    Registered registered =
        world
            .registerUser()
            .handle(
                new RegisterUser.Command(
                    Optional.empty(),
                    Optional.of("pizza"),
                    WISH,
                    false,
                    AccountsWorld.anonymous(DUMMY)));
    assertThat(UserId.isNewLocalpart(registered.user().localpart())).isTrue();
    assertThat(registered.session()).isEmpty();
    assertThat(world.stores.devices().ofUser(registered.user())).isEmpty();
  }

  @Test
  void aPasswordIsNeeded() {
    RegisterUser.Command without =
        new RegisterUser.Command(
            Optional.of("alice"), Optional.empty(), WISH, true, AccountsWorld.anonymous(DUMMY));
    assertRefused(ErrorCode.MISSING_PARAM, () -> world.registerUser().handle(without));
  }

  @Test
  void aWeakPasswordIsToldByTheFirstRuleItBreaks() {
    RegisterUser strict = world.registerUser(new PasswordPolicy(8, true, true, true, true));
    assertRefused(
        ErrorCode.PASSWORD_TOO_SHORT, () -> strict.handle(command("alice", "pizza", DUMMY)));
    assertRefused(
        ErrorCode.PASSWORD_NO_DIGIT, () -> strict.handle(command("alice", "longpizza", DUMMY)));
    assertRefused(
        ErrorCode.PASSWORD_NO_SYMBOL, () -> strict.handle(command("alice", "longpizz4", DUMMY)));
    assertRefused(
        ErrorCode.PASSWORD_NO_LOWERCASE,
        () -> strict.handle(command("alice", "LONGPIZZ4!", DUMMY)));
    assertRefused(
        ErrorCode.PASSWORD_NO_UPPERCASE,
        () -> strict.handle(command("alice", "longpizz4!", DUMMY)));
    assertThat(strict.handle(command("alice", "longPizz4!", DUMMY)).session()).isPresent();
  }

  @Test
  void aGuestGetsANameADeviceAndNoPassword() {
    Registered guest =
        world.registerUser().handleGuest(command("alice", "pizza", JsonObject.empty()));
    assertThat(guest.user().localpart()).isNotEqualTo("alice");
    assertThat(guest.session().orElseThrow().device()).isNotEqualTo(new DeviceId("PHONE"));
    assertThat(world.requester(guest.session().orElseThrow()).isGuest()).isTrue();
    assertThat(world.stores.accounts().find(guest.user()).flatMap(Account::passwordHash)).isEmpty();
  }

  @Test
  void registrationsFromOneAddressAreLimited() {
    AccountsWorld limited =
        new AccountsWorld(
            Storage.inMemory(),
            new RegistrationSettings(true, false, false),
            RateLimits.defaults());
    for (int i = 0; i < 3; i++) {
      limited.registerUser().handle(command("alice" + i, "pizza", DUMMY));
    }
    assertRefused(
        ErrorCode.LIMIT_EXCEEDED,
        () -> limited.registerUser().handle(command("alice4", "pizza", DUMMY)));
  }
}
