package chat.ranvier.tests.accounts;

import static chat.ranvier.tests.accounts.AccountsWorld.confirmed;
import static chat.ranvier.tests.accounts.Refusals.assertRefused;
import static chat.ranvier.tests.accounts.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.access.port.AccessToken;
import chat.ranvier.application.access.port.TokenHash;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.session.LogIn;
import chat.ranvier.application.session.Session;
import chat.ranvier.application.session.SessionLifetimes;
import chat.ranvier.application.session.SessionOpening;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class AccessTokenTest {
  private final AccountsWorld world = new AccountsWorld();

  @Test
  void aTokenTellsUserAndDevice() {
    UserId alice = world.account("alice", "pizza");
    Session session = world.logIn("alice", "pizza", "PHONE");
    Requester requester = world.requester(session);
    assertThat(requester.user()).isEqualTo(alice);
    assertThat(requester.device()).contains(new DeviceId("PHONE"));
    assertThat(requester.isGuest()).isFalse();
  }

  @Test
  void tokensThatNobodyHasAreRefused() {
    assertThat(refusal(() -> world.authenticateToken.handle("rva_nobodys")))
        .satisfies(
            failure -> {
              assertThat(failure.code()).isEqualTo(ErrorCode.UNKNOWN_TOKEN);
              assertThat(failure.details().bool("soft_logout")).contains(false);
            });
  }

  @Test
  void tokensHave256BitsAndOnlyTheirHashIsKept() {
    world.account("alice", "pizza");
    Session session = world.logIn("alice", "pizza", "PHONE");
    assertThat(session.accessToken()).matches("rva_[A-Za-z0-9_-]{43}");
    assertThat(world.stores.tokens().find(new TokenHash(session.accessToken()))).isEmpty();
    assertThat(world.stores.tokens().find(TokenHash.of(session.accessToken()))).isPresent();
  }

  @Test
  void aTokenThatHasRunOutAsksForASoftLogout() {
    world.account("alice", "pizza");
    SessionOpening.Wish wish = new SessionOpening.Wish(Optional.empty(), Optional.empty(), false);
    Session session =
        world
            .logIn(
                world.sessions(
                    new SessionLifetimes(
                        Optional.empty(),
                        Duration.ofMinutes(5),
                        Optional.empty(),
                        Optional.of(Duration.ofHours(1)))))
            .handle(
                new LogIn.Command(
                    AccountsWorld.passwordLogin("alice", "pizza"), wish, AccountsWorld.ADDRESS));
    assertThat(session.expiresInMillis()).hasValue(3_600_000);
    world.requester(session);
    world.time.advance(Duration.ofHours(1));
    assertThat(refusal(() -> world.requester(session)).details().bool("soft_logout"))
        .contains(true);
  }

  @Test
  void logoutEndsATokenThatIsRemembered() {
    world.account("alice", "pizza");
    Session phone = world.logIn("alice", "pizza", "PHONE");
    Session laptop = world.logIn("alice", "pizza", "LAPTOP");
    world.logOut().handle(world.requester(phone));
    assertRefused(ErrorCode.UNKNOWN_TOKEN, () -> world.requester(phone));
    assertThat(world.requester(laptop).device()).contains(new DeviceId("LAPTOP"));
    assertThat(world.stores.devices().ofUser(phone.user())).hasSize(1);
  }

  @Test
  void logoutEverywhereEndsAllTokensOfTheUserAndNobodyElses() {
    world.account("alice", "pizza");
    world.account("bob", "pasta");
    Session phone = world.logIn("alice", "pizza", "PHONE");
    Session laptop = world.logIn("alice", "pizza", "LAPTOP");
    Session bob = world.logIn("bob", "pasta", "PHONE");
    world.logOutEverywhere().handle(world.requester(phone));
    assertRefused(ErrorCode.UNKNOWN_TOKEN, () -> world.requester(phone));
    assertRefused(ErrorCode.UNKNOWN_TOKEN, () -> world.requester(laptop));
    assertThat(world.requester(bob).user()).isEqualTo(bob.user());
    assertThat(world.stores.devices().ofUser(phone.user())).isEmpty();
  }

  @Test
  void aTokenWithoutDeviceLogsOutAlone() {
    UserId alice = world.account("alice", "pizza");
    AccessToken puppet =
        new AccessToken(
            TokenHash.of("puppet"),
            alice,
            Optional.empty(),
            OptionalLong.empty(),
            Optional.empty(),
            false);
    world.commits.write(() -> world.stores.tokens().insert(puppet));
    Session phone = world.logIn("alice", "pizza", "PHONE");
    world.logOut().handle(world.authenticateToken.handle("puppet"));
    assertRefused(ErrorCode.UNKNOWN_TOKEN, () -> world.authenticateToken.handle("puppet"));
    assertThat(world.requester(phone).user()).isEqualTo(alice);
  }

  /** CVE-2023-32682: deactivated users could log in by some of the ways. */
  @Test
  void deactivatedUsersAreRefusedOnEveryWayIn() {
    UserId alice = world.account("alice", "pizza");
    SessionOpening.Wish wish = new SessionOpening.Wish(Optional.empty(), Optional.empty(), true);
    Session session = world.logIn("alice", "pizza", wish);
    String refreshToken = session.refreshToken().orElseThrow();
    Requester requester = world.requester(session);
    world.deactivateAccount().handle(requester, false, confirmed(requester, "pizza"));

    assertRefused(ErrorCode.USER_DEACTIVATED, () -> world.logIn("alice", "pizza"));
    assertRefused(ErrorCode.UNKNOWN_TOKEN, () -> world.requester(session));
    assertRefused(
        ErrorCode.UNKNOWN_TOKEN, () -> world.refreshSession(world.sessions).handle(refreshToken));
    assertRefused(ErrorCode.USER_IN_USE, () -> world.usernames.free("alice"));
    assertRefused(
        ErrorCode.USER_DEACTIVATED,
        () -> world.deactivateAccount().handle(requester, false, confirmed(requester, "pizza")));
    AccessToken leftBehind =
        new AccessToken(
            TokenHash.of("left behind"),
            alice,
            Optional.of(new DeviceId("PHONE")),
            OptionalLong.empty(),
            Optional.empty(),
            false);
    world.commits.write(() -> world.stores.tokens().insert(leftBehind));
    assertRefused(ErrorCode.UNKNOWN_TOKEN, () -> world.authenticateToken.handle("left behind"));
  }

  @Test
  void manyTokensDoNotCrowdEachOtherOut() {
    world.account("alice", "pizza");
    List<Session> sessions =
        IntStream.range(0, 300).mapToObj(i -> world.logIn("alice", "pizza", "D" + i)).toList();
    sessions.forEach(
        session -> assertThat(world.requester(session).device()).contains(session.device()));
  }
}
