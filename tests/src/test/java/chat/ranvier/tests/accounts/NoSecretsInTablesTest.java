package chat.ranvier.tests.accounts;

import static chat.ranvier.tests.accounts.AccountsWorld.confirmed;
import static chat.ranvier.tests.accounts.AccountsWorld.interaction;
import static chat.ranvier.tests.accounts.Refusals.challenge;
import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.environment.port.StorageObserver;
import chat.ranvier.application.environment.testing.ManualTime;
import chat.ranvier.application.ratelimit.RateLimits;
import chat.ranvier.application.registration.RegisterUser;
import chat.ranvier.application.registration.RegistrationSettings;
import chat.ranvier.application.session.Session;
import chat.ranvier.application.session.SessionOpening;
import chat.ranvier.db.sql.SqlDatabase;
import chat.ranvier.db.sql.SqliteSettings;
import chat.ranvier.db.sql.Surroundings;
import chat.ranvier.domain.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CVE-2023-41335: passwords of a password change lay in a table in the clear. */
final class NoSecretsInTablesTest {
  private static final String FIRST = "first-password-4c1d";
  private static final String SECOND = "second-password-77ae";
  private static final String WRONG = "wrong-password-e05b";

  @Test
  void noPasswordAndNoTokenIsInAnyFileOfTheDatabase(@TempDir Path folder) throws IOException {
    List<String> secrets = new ArrayList<>(List.of(FIRST, SECOND, WRONG, "pepper-9d01"));
    Path file = folder.resolve("homeserver.db");
    try (SqlDatabase database =
        SqlDatabase.open(
            new SqliteSettings(file),
            AccountsWorld.SERVER,
            new Surroundings(Thread::new, new ManualTime(), StorageObserver.NONE),
            (number, of, name) -> {})) {
      secrets.addAll(live(database));
      assertNowhere(secrets, folder);
    }
    assertNowhere(secrets, folder);
    assertThat(contents(folder)).anyMatch(content -> content.contains("@alice:test.example"));
  }

  /** Goes through all that has to do with passwords, and tells the tokens that were given out. */
  private static List<String> live(SqlDatabase database) {
    AccountsWorld world =
        new AccountsWorld(
            Storage.in(database), new RegistrationSettings(true, true, false), RateLimits.none());
    JsonObject register =
        JsonObject.of("username", "alice")
            .with("password", FIRST)
            .with("auth", JsonObject.of("type", "m.login.dummy"));
    SessionOpening.Wish wish = new SessionOpening.Wish(Optional.empty(), Optional.empty(), true);
    Session session =
        world
            .registerUser()
            .handle(
                new RegisterUser.Command(
                    Optional.of("alice"),
                    Optional.of(FIRST),
                    wish,
                    true,
                    AccountsWorld.anonymous(register)))
            .session()
            .orElseThrow();
    Requester alice = world.requester(session);
    JsonObject change = JsonObject.of("new_password", SECOND);
    challenge(
        () ->
            world
                .changePassword()
                .handle(alice, Optional.of(SECOND), false, interaction(alice, change)));
    challenge(
        () ->
            world
                .changePassword()
                .handle(alice, Optional.of(SECOND), false, confirmed(alice, WRONG)));
    world.changePassword().handle(alice, Optional.of(SECOND), false, confirmed(alice, FIRST));
    Session later = world.logIn("alice", SECOND, wish);
    return List.of(
        session.accessToken(),
        session.refreshToken().orElseThrow(),
        later.accessToken(),
        later.refreshToken().orElseThrow());
  }

  private static void assertNowhere(List<String> secrets, Path folder) throws IOException {
    assertThat(contents(folder))
        .isNotEmpty()
        .noneMatch(content -> secrets.stream().anyMatch(content::contains));
  }

  private static List<String> contents(Path folder) throws IOException {
    List<String> contents = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        contents.add(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return contents;
  }
}
