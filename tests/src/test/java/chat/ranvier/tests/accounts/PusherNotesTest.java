package chat.ranvier.tests.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.pusher.delivery.PusherNotes;
import chat.ranvier.application.pusher.port.Pusher;
import chat.ranvier.application.pusher.port.PusherKey;
import chat.ranvier.application.pusher.port.PusherProgress;
import chat.ranvier.application.pusher.port.PusherSettings;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whether a pusher that is about to tell something is still what it was when it began. */
final class PusherNotesTest {
  private static final PusherKey KEY =
      new PusherKey(UserId.of("alice", AccountsWorld.SERVER), "org.example.app", "key");

  private final AccountsWorld world = new AccountsWorld();
  private final PusherNotes notes =
      new PusherNotes(world.stores.pushers(), world.commits, world.time);
  private final Pusher pusher = stored(pusher(7, true, "https://push.example.org/"));

  private static Pusher pusher(long madeAt, boolean enabled, String url) {
    PusherSettings settings =
        new PusherSettings(
            PusherSettings.HTTP,
            "App",
            "Phone",
            Optional.empty(),
            "en",
            JsonObject.of("url", url),
            enabled);
    PusherProgress progress = PusherProgress.startingAt(madeAt);
    return new Pusher(KEY, Optional.empty(), settings, madeAt, 0, "secret", progress);
  }

  private Pusher stored(Pusher stored) {
    world.commits.write(() -> world.stores.pushers().put(stored));
    return stored;
  }

  @Test
  void itIsWhereNothingHasHappened() {
    assertThat(notes.isCurrent(pusher)).isTrue();
  }

  @Test
  void itIsWhereItHasOnlyComeFurther() {
    stored(pusher.with(pusher.progress().skipped(9)));
    assertThat(notes.isCurrent(pusher)).isTrue();
  }

  @Test
  void itIsNotOnceItIsTurnedOff() {
    stored(pusher(7, false, "https://push.example.org/"));
    assertThat(notes.isCurrent(pusher)).isFalse();
  }

  @Test
  void itIsNotOnceItTellsAnotherGateway() {
    stored(pusher(7, true, "https://other.example.org/"));
    assertThat(notes.isCurrent(pusher)).isFalse();
  }

  @Test
  void itIsNotOnceItIsGoneOrMadeAnew() {
    world.commits.write(() -> world.stores.pushers().delete(KEY));
    assertThat(notes.isCurrent(pusher)).isFalse();
    stored(pusher(9, true, "https://push.example.org/"));
    assertThat(notes.isCurrent(pusher)).isFalse();
  }
}
