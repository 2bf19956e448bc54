package chat.ranvier.application.encryption.keys.port;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.application.device.port.Device;
import chat.ranvier.application.device.port.DeviceStore;
import chat.ranvier.application.device.port.UserDevice;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a store of identity keys promises. */
public interface DeviceKeyStoreContract {
  UserId ALICE = new UserId("@alice:test.example");
  UserId ALICIA = new UserId("@alice:test.example.org");
  UserDevice PHONE = new UserDevice(ALICE, new DeviceId("PHONE"));
  UserDevice LAPTOP = new UserDevice(ALICE, new DeviceId("LAPTOP"));
  UserDevice OTHER = new UserDevice(ALICIA, new DeviceId("PHONE"));
  JsonObject KEYS = JsonObject.of("keys", JsonObject.of("ed25519:PHONE", "abc \0 \"ü\""));
  JsonObject MORE = JsonObject.of("keys", JsonObject.of("ed25519:LAPTOP", "def"));

  /** The transactions of an empty store. */
  Transactions transactions();

  /** The keys of the same store. */
  DeviceKeyStore keys();

  /** The devices of the same store. */
  DeviceStore devices();

  private void put(UserDevice device, JsonObject keys) {
    transactions().inTransaction(() -> keys().put(device, keys));
  }

  private void note(UserId user, long position) {
    transactions().inTransaction(() -> keys().noteChange(user, position));
  }

  @Test
  default void keysAreFoundAgainAndReplaced() {
    assertThat(keys().find(PHONE)).isEmpty();
    put(PHONE, KEYS);
    put(OTHER, MORE);
    assertThat(keys().find(PHONE)).contains(KEYS);
    put(PHONE, MORE);
    assertThat(keys().find(PHONE)).contains(MORE);
    assertThat(keys().find(LAPTOP)).isEmpty();
  }

  @Test
  default void theDevicesOfUsersComeInOrderWithTheirNames() {
    put(OTHER, KEYS);
    put(PHONE, KEYS);
    put(LAPTOP, MORE);
    transactions()
        .inTransaction(
            () ->
                devices()
                    .insert(
                        new Device(
                            ALICE,
                            PHONE.device(),
                            Optional.of("Alice's phone"),
                            Optional.empty())));
    PublishedDevice laptop = new PublishedDevice(LAPTOP, MORE, Optional.empty());
    PublishedDevice phone = new PublishedDevice(PHONE, KEYS, Optional.of("Alice's phone"));
    PublishedDevice other = new PublishedDevice(OTHER, KEYS, Optional.empty());
    assertThat(keys().ofUsers(List.of(ALICE))).containsExactly(laptop, phone);
    assertThat(keys().ofUsers(List.of(ALICIA, ALICE))).containsExactly(laptop, phone, other);
    assertThat(keys().ofUsers(List.of(new UserId("@bob:test.example")))).isEmpty();
    assertThat(keys().ofUsers(List.of())).isEmpty();
  }

  @Test
  default void theKeysOfSomeDevicesGo() {
    put(PHONE, KEYS);
    put(LAPTOP, KEYS);
    put(OTHER, KEYS);
    transactions()
        .inTransaction(
            () -> keys().delete(ALICE, List.of(PHONE.device(), new DeviceId("UNKNOWN"))));
    assertThat(keys().find(PHONE)).isEmpty();
    assertThat(keys().find(LAPTOP)).contains(KEYS);
    assertThat(keys().find(OTHER)).contains(KEYS);
  }

  @Test
  default void theLastChangeOfEachUserIsKnown() {
    note(ALICE, 5);
    note(ALICIA, 6);
    note(ALICE, 8);
    assertThat(keys().changed(4, 7)).containsExactly(ALICIA);
    assertThat(keys().changed(5, 8)).containsExactly(ALICE, ALICIA);
    assertThat(keys().changed(8, 20)).isEmpty();
    assertThat(keys().changedAmong(List.of(ALICE), 5, 8)).containsExactly(ALICE);
    assertThat(keys().changedAmong(List.of(ALICE, ALICIA), 6, 8)).containsExactly(ALICE);
    assertThat(keys().changedAmong(List.of(ALICIA), 6, 8)).isEmpty();
    assertThat(keys().changedAmong(List.of(), 0, 8)).isEmpty();
  }
}
