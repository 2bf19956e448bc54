package chat.ranvier.scenario.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.scenario.Client;
import chat.ranvier.scenario.Reply;
import chat.ranvier.scenario.Scenario;
import chat.ranvier.scenario.TestHomeserver;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who asks too often is told so, and when to come again; others are not concerned. */
@Scenario
final class RateLimitTest {
  private static final int BURST = 3;

  @RegisterExtension
  static final TestHomeserver SERVER =
      new TestHomeserver(
          "rc_message: {per_second: 0.01, burst_count: 3}",
          "rc_joins: {local: {per_second: 0.01, burst_count: 3}}",
          "rc_invites: {per_issuer: {per_second: 0.01, burst_count: 3}}",
          "rc_login:",
          "  address: {per_second: 100000, burst_count: 100000}",
          "  account: {per_second: 0.01, burst_count: 3}",
          "  failed_attempts: {per_second: 0.01, burst_count: 3}");

  private final Client alice = SERVER.register("alice");
  private final Client bob = SERVER.register("bob");

  private static void isLimited(Supplier<Reply> request) {
    for (int i = 0; i < BURST; i++) {
      assertThat(request.get().status()).isNotEqualTo(429);
    }
    assertThat(request.get().isOneTooMany()).isBetween(1L, 100_000L);
  }

  @Test
  void messagesAreLimitedForEachUser() {
    String room = bob.createPublicRoom();
    alice.join(room).isGood();
    isLimited(() -> alice.send(room, "hello"));
    bob.send(room, "hello").isGood();
  }

  @Test
  void joinsAreLimitedForEachUser() {
    isLimited(() -> alice.join(SERVER.register("host").createPublicRoom()));
    bob.join(bob.createPublicRoom()).isGood();
  }

  @Test
  void invitesAreLimitedForEachWhoInvites() {
    String room = alice.createRoom("{}");
    isLimited(() -> alice.invite(room, SERVER.register("guest")));
    bob.invite(bob.createRoom("{}"), alice).isGood();
  }

  @Test
  void loginsAreLimitedForEachAccount() {
    isLimited(() -> logIn(alice, "secret"));
    logIn(bob, "secret").isGood();
  }

  @Test
  void afterTooManyWrongPasswordsTheRightOneHasToWaitToo() {
    isLimited(() -> logIn(alice, "wrong"));
    logIn(alice, "secret").isOneTooMany();
    logIn(bob, "secret").isGood();
  }

  private static Reply logIn(Client user, String password) {
    String body =
        """
        {"type": "m.login.password", "identifier": {"type": "m.id.user", "user": "%s"},
         "password": "%s"}
        """;
    return SERVER.anonymous().post("/login", body.formatted(user.user(), password));
  }
}
