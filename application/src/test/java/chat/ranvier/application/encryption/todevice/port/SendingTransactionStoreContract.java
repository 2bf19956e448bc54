package chat.ranvier.application.encryption.todevice.port;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.application.device.port.UserDevice;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What a store of the transactions promises by which messages were sent to devices. */
public interface SendingTransactionStoreContract {
  UserId ALICE = new UserId("@alice:test.example");
  UserDevice PHONE = new UserDevice(ALICE, new DeviceId("PHONE"));
  UserDevice LAPTOP = new UserDevice(ALICE, new DeviceId("laptop"));
  UserDevice BOBS = new UserDevice(new UserId("@bob:test.example"), new DeviceId("PHONE"));

  /** The transactions of an empty store. */
  Transactions transactions();

  /** The clients' transactions in the same store. */
  SendingTransactionStore sent();

  private <T> T inTransaction(Supplier<T> work) {
    List<T> result = new ArrayList<>();
    transactions().inTransaction(() -> result.add(work.get()));
    return result.getFirst();
  }

  private boolean add(UserDevice sender, String type, String id, long at) {
    return inTransaction(() -> sent().add(sender, type, id, at));
  }

  @Test
  default void aTransactionIsNewOnce() {
    assertThat(add(PHONE, "m.type\0", "t\0", 1)).isTrue();
    assertThat(add(PHONE, "m.type\0", "t\0", 2)).isFalse();
  }

  @Test
  default void devicesTypesAndIdsHaveTransactionsOfTheirOwn() {
    assertThat(add(PHONE, "m.type", "t1", 1)).isTrue();
    assertThat(add(LAPTOP, "m.type", "t1", 1)).isTrue();
    assertThat(add(BOBS, "m.type", "t1", 1)).isTrue();
    assertThat(add(PHONE, "m.typ", "et1", 1)).isTrue();
    assertThat(add(PHONE, "m.type", "T1", 1)).isTrue();
  }

  @Test
  default void theOldestAreForgottenFirst() {
    add(PHONE, "m.type", "third", 300);
    add(LAPTOP, "m.type", "first", 100);
    add(PHONE, "m.type", "second", 200);
    assertThat(inTransaction(() -> sent().deleteBefore(300, 1))).isEqualTo(1);
    assertThat(add(PHONE, "m.type", "second", 400)).isFalse();
    assertThat(add(LAPTOP, "m.type", "first", 400)).isTrue();
    assertThat(inTransaction(() -> sent().deleteBefore(300, 10))).isEqualTo(1);
    assertThat(add(PHONE, "m.type", "third", 400)).isFalse();
  }

  @Test
  default void aDeviceTakesItsTransactionsWithIt() {
    add(PHONE, "m.type", "t", 1);
    add(LAPTOP, "m.type", "t", 1);
    add(BOBS, "m.type", "t", 1);
    transactions().inTransaction(() -> sent().delete(ALICE, List.of(PHONE.device())));
    assertThat(add(PHONE, "m.type", "t", 2)).isTrue();
    assertThat(add(LAPTOP, "m.type", "t", 2)).isFalse();
    assertThat(add(BOBS, "m.type", "t", 2)).isFalse();
  }
}
