package chat.ranvier.application.encryption.dehydration.port;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.application.device.port.UserDevice;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import org.junit.jupiter.api.Test;

/** What a store of dehydrated devices promises. */
public interface DehydratedDeviceStoreContract {
  UserId ALICE = new UserId("@alice:test.example");
  UserId BOB = new UserId("@bob:test.example");

  /** The transactions of an empty store. */
  Transactions transactions();

  /** The dehydrated devices of the same store. */
  DehydratedDeviceStore dehydrated();

  private static DehydratedDevice device(UserId user, String id, String data) {
    return new DehydratedDevice(
        new UserDevice(user, new DeviceId(id)), JsonObject.of("device_pickle", data));
  }

  private void put(DehydratedDevice device) {
    transactions().inTransaction(() -> dehydrated().put(device));
  }

  @Test
  default void aUserHasTheOneThatWasStoredLast() {
    put(device(ALICE, "first", "\u0000 one"));
    put(device(BOB, "another", "another's"));
    put(device(ALICE, "second", "two \ud83d\ude00"));
    assertThat(dehydrated().find(ALICE)).contains(device(ALICE, "second", "two \ud83d\ude00"));
    assertThat(dehydrated().find(BOB)).contains(device(BOB, "another", "another's"));
  }

  @Test
  default void whatIsDeletedIsGoneForThisUserAlone() {
    put(device(ALICE, "first", "one"));
    put(device(BOB, "another", "another's"));
    transactions().inTransaction(() -> dehydrated().delete(ALICE));
    transactions().inTransaction(() -> dehydrated().delete(ALICE));
    assertThat(dehydrated().find(ALICE)).isEmpty();
    assertThat(dehydrated().find(BOB)).isPresent();
  }
}
