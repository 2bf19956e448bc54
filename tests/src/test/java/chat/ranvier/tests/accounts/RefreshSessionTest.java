package chat.ranvier.tests.accounts;

import static chat.ranvier.tests.accounts.Refusals.assertRefused;
import static chat.ranvier.tests.accounts.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.session.LogIn;
import chat.ranvier.application.session.RefreshSession;
import chat.ranvier.application.session.Session;
import chat.ranvier.application.session.SessionLifetimes;
import chat.ranvier.application.session.SessionOpening;
import chat.ranvier.domain.identifier.DeviceId;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RefreshSessionTest {
  private static final SessionOpening.Wish WISH =
      new SessionOpening.Wish(Optional.of(new DeviceId("PHONE")), Optional.empty(), true);

  private final AccountsWorld world = new AccountsWorld();
  private final SessionOpening opening =
      world.sessions(
          new SessionLifetimes(
              Optional.of(Duration.ofDays(7)),
              Duration.ofMinutes(5),
              Optional.of(Duration.ofDays(1)),
              Optional.empty()));
  private final RefreshSession refresh = world.refreshSession(opening);

  @BeforeEach
  void addAlice() {
    world.account("alice", "pizza");
  }

  private Session logIn() {
    return world
        .logIn(opening)
        .handle(
            new LogIn.Command(
                AccountsWorld.passwordLogin("alice", "pizza"), WISH, AccountsWorld.ADDRESS));
  }

  private Session refreshed(Session session) {
    return refresh.handle(session.refreshToken().orElseThrow());
  }

  @Test
  void aRefreshableSessionSaysWhenItsAccessTokenEnds() {
    Session session = logIn();
    assertThat(session.expiresInMillis()).hasValue(300_000);
    assertThat(session.refreshToken()).isPresent();
  }

  @Test
  void theNewTokensGoOnWhereTheOldOnesEnd() {
    Session first = logIn();
    world.time.advance(Duration.ofMinutes(5));
    assertThat(refusal(() -> world.requester(first)).details().bool("soft_logout")).contains(true);
    Session second = refreshed(first);
    assertThat(world.requester(second).device()).contains(new DeviceId("PHONE"));
    assertThat(second.refreshToken()).isNotEqualTo(first.refreshToken());
  }

  @Test
  void theOldTokensStandUntilTheNewAccessTokenIsUsed() {
    Session first = logIn();
    world.requester(first);
    Session lost = refreshed(first);
    world.requester(first);
    Session second = refreshed(first);
    assertRefused(ErrorCode.UNKNOWN_TOKEN, () -> world.requester(lost));
    assertRefused(ErrorCode.UNKNOWN_TOKEN, () -> refreshed(lost));
    world.requester(second);
    assertRefused(ErrorCode.UNKNOWN_TOKEN, () -> world.requester(first));
    assertRefused(ErrorCode.UNKNOWN_TOKEN, () -> refreshed(first));
    assertThat(world.requester(second).user()).isEqualTo(first.user());
  }

  @Test
  void theOldTokensStandUntilTheNewRefreshTokenIsUsed() {
    Session first = logIn();
    Session second = refreshed(first);
    Session third = refreshed(second);
    assertRefused(ErrorCode.UNKNOWN_TOKEN, () -> refreshed(first));
    assertThat(world.requester(third).user()).isEqualTo(first.user());
  }

  @Test
  void anUnusedRefreshTokenRunsOut() {
    Session session = logIn();
    world.time.advance(Duration.ofDays(1));
    assertThat(refusal(() -> refreshed(session)).details().bool("soft_logout")).contains(true);
  }

  @Test
  void theWholeSessionEndsHoweverOftenItIsRefreshed() {
    Session session = logIn();
    for (int i = 0; i < 13; i++) {
      world.time.advance(Duration.ofHours(12));
      session = refreshed(session);
    }
    world.time.advance(Duration.ofHours(12).minusMinutes(2));
    Session last = refreshed(session);
    assertThat(last.expiresInMillis()).hasValue(120_000);
    world.time.advance(Duration.ofMinutes(2));
    assertRefused(ErrorCode.UNKNOWN_TOKEN, () -> world.requester(last));
    assertRefused(ErrorCode.UNKNOWN_TOKEN, () -> refreshed(last));
  }

  @Test
  void logoutEndsTheRefreshTokenToo() {
    Session session = logIn();
    world.logOut().handle(world.requester(session));
    assertRefused(ErrorCode.UNKNOWN_TOKEN, () -> refreshed(session));
  }

  @Test
  void anAccessTokenIsNoRefreshToken() {
    assertRefused(ErrorCode.UNKNOWN_TOKEN, () -> refresh.handle(logIn().accessToken()));
  }
}
