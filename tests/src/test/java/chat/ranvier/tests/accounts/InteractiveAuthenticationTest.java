package chat.ranvier.tests.accounts;

import static chat.ranvier.tests.accounts.AccountsWorld.confirmed;
import static chat.ranvier.tests.accounts.AccountsWorld.interaction;
import static chat.ranvier.tests.accounts.AccountsWorld.passwordLogin;
import static chat.ranvier.tests.accounts.Refusals.assertRefused;
import static chat.ranvier.tests.accounts.Refusals.challenge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import chat.ranvier.application.access.AuthenticationFlow;
import chat.ranvier.application.access.Interaction;
import chat.ranvier.application.access.InteractiveAuthentication;
import chat.ranvier.application.access.Requester;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class InteractiveAuthenticationTest {
  private static final List<AuthenticationFlow> PASSWORD = List.of(AuthenticationFlow.PASSWORD);
  private static final List<AuthenticationFlow> BOTH =
      List.of(AuthenticationFlow.of("m.login.dummy", "m.login.password"));

  private final AccountsWorld world = new AccountsWorld();
  private final Requester alice = newcomer("alice");
  private final Requester bob = newcomer("bob");

  private Requester newcomer(String name) {
    world.account(name, name + "'s password");
    return world.requester(world.logIn(name, name + "'s password"));
  }

  private static JsonObject auth(String session, JsonObject auth) {
    return JsonObject.of("auth", auth.with("session", session));
  }

  @Test
  void aRequestWithoutAuthIsToldFlowsParamsAndSession() {
    JsonObject challenge =
        challenge(() -> world.interactive.require(interaction(alice, JsonObject.empty()), BOTH));
    assertThat(challenge.names()).containsExactly("flows", "params", "session");
    assertThat(challenge.object("params")).contains(JsonObject.empty());
    assertThat(challenge.array("flows"))
        .contains(
            JsonArray.of(
                JsonObject.of(
                    "stages", JsonArray.ofStrings(List.of("m.login.dummy", "m.login.password")))));
  }

  @Test
  void theRightPasswordPassesWithAndWithoutASession() {
    String session =
        challenge(() -> world.interactive.require(interaction(alice, JsonObject.empty()), PASSWORD))
            .string("session")
            .orElseThrow();
    JsonObject password = passwordLogin("alice", "alice's password");
    assertThatCode(
            () -> world.interactive.require(interaction(alice, auth(session, password)), PASSWORD))
        .doesNotThrowAnyException();
    assertThatCode(() -> world.interactive.require(confirmed(alice, "alice's password"), PASSWORD))
        .doesNotThrowAnyException();
  }

  @Test
  void aWrongPasswordMayBeTriedAgain() {
    JsonObject challenge =
        challenge(() -> world.interactive.require(confirmed(alice, "wrong"), PASSWORD));
    assertThat(challenge.string("errcode")).contains("M_FORBIDDEN");
    assertThat(challenge.string("error")).isPresent();
    assertThat(challenge.string("session")).isPresent();
    assertThat(challenge.array("flows")).isPresent();
  }

  @Test
  void somebodyElsesPasswordIsRefused() {
    JsonObject bobs = JsonObject.of("auth", passwordLogin("bob", "bob's password"));
    assertRefused(
        ErrorCode.FORBIDDEN, () -> world.interactive.require(interaction(alice, bobs), PASSWORD));
  }

  @Test
  void stagesArePassedInTheOrderOfTheFlow() {
    JsonObject early =
        challenge(
            () ->
                world.interactive.require(
                    interaction(
                        alice, JsonObject.of("auth", passwordLogin("alice", "alice's password"))),
                    BOTH));
    assertThat(early.array("completed")).contains(JsonArray.empty());
    String session = early.string("session").orElseThrow();
    JsonObject dummy = JsonObject.of("type", "m.login.dummy");
    JsonObject half =
        challenge(() -> world.interactive.require(interaction(alice, auth(session, dummy)), BOTH));
    assertThat(half.array("completed")).contains(JsonArray.ofStrings(List.of("m.login.dummy")));
    assertThat(half.has("errcode")).isFalse();
    JsonObject password = passwordLogin("alice", "alice's password");
    world.interactive.require(interaction(alice, auth(session, password)), BOTH);
  }

  @Test
  void aCompletedStageIsNotAskedForAgain() {
    String session = passDummy();
    JsonObject again =
        challenge(
            () ->
                world.interactive.require(
                    interaction(alice, auth(session, JsonObject.of("type", "m.login.dummy"))),
                    BOTH));
    assertThat(again.array("completed")).contains(JsonArray.ofStrings(List.of("m.login.dummy")));
    assertThat(again.has("errcode")).isFalse();
  }

  private String passDummy() {
    JsonObject dummy = JsonObject.of("auth", JsonObject.of("type", "m.login.dummy"));
    return challenge(() -> world.interactive.require(interaction(alice, dummy), BOTH))
        .string("session")
        .orElseThrow();
  }

  @Test
  void aSessionIsGoodForItsRequestOnly() {
    String session = passDummy();
    JsonObject body = auth(session, JsonObject.of("type", "m.login.dummy"));
    assertRefused(
        ErrorCode.FORBIDDEN, () -> world.interactive.require(interaction(bob, body), BOTH));
    Interaction elsewhere =
        new Interaction("POST", "/other", Optional.of(alice), body, AccountsWorld.ADDRESS);
    assertRefused(ErrorCode.FORBIDDEN, () -> world.interactive.require(elsewhere, BOTH));
  }

  @Test
  void aCompleteSessionIsUsedUp() {
    JsonObject password = passwordLogin("alice", "alice's password");
    String session =
        challenge(() -> world.interactive.require(interaction(alice, JsonObject.empty()), PASSWORD))
            .string("session")
            .orElseThrow();
    Interaction complete = interaction(alice, auth(session, password));
    world.interactive.require(complete, PASSWORD);
    assertRefused(ErrorCode.INVALID_PARAM, () -> world.interactive.require(complete, PASSWORD));
    Interaction bare = interaction(alice, auth(session, JsonObject.empty()));
    assertRefused(ErrorCode.INVALID_PARAM, () -> world.interactive.require(bare, PASSWORD));
  }

  @Test
  void aSessionThatIsForgottenIsRefused() {
    String session = passDummy();
    world.time.advance(Duration.ofHours(2));
    Interaction late = interaction(alice, auth(session, JsonObject.of("type", "m.login.dummy")));
    assertRefused(ErrorCode.INVALID_PARAM, () -> world.interactive.require(late, BOTH));
  }

  @Test
  void anInventedSessionIsRefused() {
    JsonObject password = passwordLogin("alice", "alice's password");
    Interaction invented = interaction(alice, auth("invented", password));
    assertRefused(ErrorCode.INVALID_PARAM, () -> world.interactive.require(invented, PASSWORD));
  }

  @Test
  void aWrongStageIsToldWhatIsCompleted() {
    String session = passDummy();
    Interaction wrong = interaction(alice, auth(session, passwordLogin("alice", "wrong")));
    JsonObject told = challenge(() -> world.interactive.require(wrong, BOTH));
    assertThat(told.string("errcode")).contains("M_FORBIDDEN");
    assertThat(told.array("completed")).contains(JsonArray.ofStrings(List.of("m.login.dummy")));
  }

  @Test
  void anUnknownStageIsNoWayIn() {
    JsonObject unknown = JsonObject.of("auth", JsonObject.of("type", "m.login.unknown"));
    JsonObject challenge =
        challenge(() -> world.interactive.require(interaction(alice, unknown), PASSWORD));
    assertThat(challenge.string("errcode")).contains("M_UNRECOGNIZED");
  }

  @Test
  void aConfirmationIsGoodForAWhileWhereTheSettingsSaySo() {
    InteractiveAuthentication reusing = world.interactive(Duration.ofMinutes(5));
    reusing.requireUnlessRecent(confirmed(alice, "alice's password"), PASSWORD);
    Interaction unconfirmed = interaction(alice, JsonObject.empty());
    reusing.requireUnlessRecent(unconfirmed, PASSWORD);
    assertThat(challenge(() -> reusing.require(unconfirmed, PASSWORD)).has("flows")).isTrue();
    world.time.advance(Duration.ofMinutes(5));
    assertThat(challenge(() -> reusing.requireUnlessRecent(unconfirmed, PASSWORD)).has("flows"))
        .isTrue();
  }

  @Test
  void aConfirmationIsGoodOnceWhereTheSettingsSayNothing() {
    world.interactive.requireUnlessRecent(confirmed(alice, "alice's password"), PASSWORD);
    Interaction unconfirmed = interaction(alice, JsonObject.empty());
    assertThat(
            challenge(() -> world.interactive.requireUnlessRecent(unconfirmed, PASSWORD))
                .has("flows"))
        .isTrue();
  }
}
