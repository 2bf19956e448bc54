package chat.ranvier.application.pusher.port;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.application.pusher.port.PusherProgress.Trouble;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a store of pushers promises. */
public interface PusherStoreContract {
  UserId ALICE = new UserId("@alice:test.example");
  UserId BOB = new UserId("@bob:test.example");
  DeviceId PHONE = new DeviceId("PHONE");
  PusherKey ALICES = new PusherKey(ALICE, "org.example.app\0", "key ü\0");
  PusherKey BOBS = new PusherKey(BOB, "org.example.app\0", "key ü\0");
  PusherKey MAILS = new PusherKey(ALICE, "m.email", "alice@example.org");

  /** The transactions of an empty store. */
  Transactions transactions();

  /** The pushers of the same store. */
  PusherStore pushers();

  private static Pusher pusher(PusherKey key, Optional<DeviceId> device) {
    return new Pusher(
        key,
        device,
        new PusherSettings(
            PusherSettings.HTTP,
            "App",
            "Phone\0",
            Optional.of("tag"),
            "en",
            JsonObject.of("url", "https://push.example/").with("org.example", "\0ü"),
            true),
        7,
        1_700_000_000_000L,
        "secret",
        PusherProgress.startingAt(7));
  }

  private void put(Pusher... added) {
    transactions().inTransaction(() -> List.of(added).forEach(pushers()::put));
  }

  private void write(Runnable work) {
    transactions().inTransaction(work);
  }

  @Test
  default void aPusherIsFoundAgainAsItWasPut() {
    put(pusher(ALICES, Optional.of(PHONE)), pusher(BOBS, Optional.empty()));
    assertThat(pushers().find(ALICES)).contains(pusher(ALICES, Optional.of(PHONE)));
    assertThat(pushers().find(BOBS)).contains(pusher(BOBS, Optional.empty()));
    assertThat(pushers().find(MAILS)).isEmpty();
  }

  @Test
  default void aUsersPushersAreListedInOrder() {
    put(pusher(ALICES, Optional.empty()), pusher(BOBS, Optional.empty()));
    put(pusher(MAILS, Optional.empty()));
    assertThat(pushers().ofUser(ALICE)).extracting(Pusher::key).containsExactly(MAILS, ALICES);
  }

  @Test
  default void usersWithPushersAreReadPageByPage() {
    put(pusher(ALICES, Optional.empty()), pusher(MAILS, Optional.empty()));
    put(pusher(BOBS, Optional.empty()));
    assertThat(pushers().users(Optional.empty(), 1)).containsExactly(ALICE);
    assertThat(pushers().users(Optional.of(ALICE), 5)).containsExactly(BOB);
    assertThat(pushers().users(Optional.of(BOB), 5)).isEmpty();
  }

  @Test
  default void whatIsPutLaterStandsInItsPlace() {
    put(pusher(ALICES, Optional.of(PHONE)));
    PusherSettings mail =
        new PusherSettings("email", "M", "P", Optional.empty(), "de", JsonObject.empty(), false);
    Pusher other =
        new Pusher(ALICES, Optional.empty(), mail, 9, 8, "x", PusherProgress.startingAt(9));
    put(other);
    assertThat(pushers().find(ALICES)).contains(other);
    assertThat(pushers().ofUser(ALICE)).hasSize(1);
  }

  @Test
  default void howFarItHasComeIsKeptWithWhatIsInTheWay() {
    put(pusher(ALICES, Optional.of(PHONE)));
    PusherProgress told = PusherProgress.startingAt(7).told(12, 3);
    PusherProgress held = told.held(new Trouble(1_000, 2, 3_000));
    PusherProgress silent =
        told.told(15, Map.of(new RoomId("!a:test.example"), new Throttle(7, 600_000)));
    for (PusherProgress progress :
        List.of(told, held, held.free(), held.skipped(20), silent, silent.told(16, Map.of()))) {
      write(() -> assertThat(pushers().note(ALICES, 7, progress)).isTrue());
      assertThat(pushers().find(ALICES).orElseThrow().progress()).isEqualTo(progress);
    }
  }

  @Test
  default void nothingIsNotedForOneThatIsGoneOrMadeAnew() {
    put(pusher(ALICES, Optional.of(PHONE)));
    PusherProgress told = PusherProgress.startingAt(7).told(12, 3);
    write(() -> assertThat(pushers().note(ALICES, 6, told)).isFalse());
    write(() -> assertThat(pushers().note(BOBS, 7, told)).isFalse());
    assertThat(pushers().find(ALICES)).contains(pusher(ALICES, Optional.of(PHONE)));
  }

  @Test
  default void aPusherIsTakenAwayOnce() {
    put(pusher(ALICES, Optional.empty()), pusher(MAILS, Optional.empty()));
    write(() -> assertThat(pushers().delete(ALICES)).isTrue());
    write(() -> assertThat(pushers().delete(ALICES)).isFalse());
    assertThat(pushers().ofUser(ALICE)).extracting(Pusher::key).containsExactly(MAILS);
  }

  @Test
  default void othersLoseThoseOfTheSameAppAndKeyOnly() {
    PusherKey otherApp = new PusherKey(BOB, "org.example.other", "key ü\0");
    put(pusher(ALICES, Optional.empty()), pusher(BOBS, Optional.empty()));
    put(pusher(otherApp, Optional.empty()));
    write(() -> pushers().deleteOfOthers(ALICES));
    assertThat(pushers().find(ALICES)).isPresent();
    assertThat(pushers().ofUser(BOB)).extracting(Pusher::key).containsExactly(otherApp);
  }

  @Test
  default void whatDevicesMadeGoesWithThem() {
    put(pusher(ALICES, Optional.of(PHONE)), pusher(BOBS, Optional.of(PHONE)));
    put(pusher(MAILS, Optional.empty()));
    write(() -> pushers().deleteOfDevices(ALICE, List.of(PHONE, new DeviceId("OTHER"))));
    assertThat(pushers().ofUser(ALICE)).extracting(Pusher::key).containsExactly(MAILS);
    assertThat(pushers().find(BOBS)).isPresent();
  }

  @Test
  default void allOfAUserGoAtOnce() {
    put(pusher(ALICES, Optional.of(PHONE)), pusher(MAILS, Optional.empty()));
    put(pusher(BOBS, Optional.empty()));
    write(() -> pushers().deleteAll(ALICE));
    assertThat(pushers().ofUser(ALICE)).isEmpty();
    assertThat(pushers().find(BOBS)).isPresent();
  }
}
