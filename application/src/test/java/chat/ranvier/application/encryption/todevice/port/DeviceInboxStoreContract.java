package chat.ranvier.application.encryption.todevice.port;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.application.device.port.Device;
import chat.ranvier.application.device.port.DeviceStore;
import chat.ranvier.application.device.port.UserDevice;
import chat.ranvier.application.encryption.todevice.port.DeviceInbox.Tally;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a store of messages to devices promises. */
public interface DeviceInboxStoreContract {
  UserId ALICE = new UserId("@alice:test.example");
  UserId ALICIA = new UserId("@alice:test.example.org");
  UserId BOB = new UserId("@bob:test.example");
  UserDevice PHONE = new UserDevice(ALICE, new DeviceId("PHONE"));
  UserDevice LAPTOP = new UserDevice(ALICE, new DeviceId("laptop \"1\" ü\u0001"));
  UserDevice ALICIAS = new UserDevice(ALICIA, new DeviceId("PHONE"));
  long ALL = 1L << 60;

  /** The transactions of an empty store. */
  Transactions transactions();

  /** The messages of the same store. */
  DeviceInboxStore inboxes();

  /** The devices of the same store. */
  DeviceStore devices();

  private void addDevices(UserDevice... added) {
    transactions()
        .inTransaction(
            () -> {
              for (UserDevice device : added) {
                devices()
                    .insert(
                        new Device(
                            device.user(), device.device(), Optional.empty(), Optional.empty()));
              }
            });
  }

  private void put(UserId sender, long position, NewDeviceMessage... messages) {
    transactions()
        .inTransaction(() -> inboxes().put(sender, "m.test\0", position, List.of(messages)));
  }

  private static NewDeviceMessage message(UserDevice device, long size, long total) {
    return new NewDeviceMessage(device, "{\"a\":\"ü \\u0000\"}", size, total, total);
  }

  /** Puts messages of ten bytes each to these positions. */
  private void putAt(UserDevice device, long... positions) {
    long total = 0;
    for (long position : positions) {
      total += 10;
      put(BOB, position, message(device, 10, total));
    }
  }

  private List<Long> positions(UserDevice device) {
    return positions(inboxes().page(device, 0, ALL, 1_000, ALL));
  }

  private static List<Long> positions(InboxPage page) {
    return page.messages().stream().map(DeviceMessage::position).toList();
  }

  @Test
  default void aMessageIsFoundAgainAsItWasSent() {
    put(BOB, 7, message(PHONE, 10, 10), message(ALICIAS, 10, 10));
    DeviceMessage expected = new DeviceMessage(7, BOB, "m.test\0", "{\"a\":\"ü \\u0000\"}");
    assertThat(inboxes().page(PHONE, 0, 7, 10, ALL))
        .isEqualTo(new InboxPage(List.of(expected), true));
    assertThat(positions(ALICIAS)).containsExactly(7L);
    assertThat(positions(LAPTOP)).isEmpty();
  }

  @Test
  default void messagesComeInTheOrderOfTheirPositions() {
    putAt(PHONE, 3, 5, 9, 10, 200);
    assertThat(positions(PHONE)).containsExactly(3L, 5L, 9L, 10L, 200L);
    assertThat(positions(inboxes().page(PHONE, 3, 10, 10, ALL))).containsExactly(5L, 9L, 10L);
    assertThat(inboxes().page(PHONE, 10, 199, 10, ALL)).isEqualTo(InboxPage.EMPTY);
    assertThat(inboxes().page(PHONE, 10, 5, 10, ALL)).isEqualTo(InboxPage.EMPTY);
  }

  @Test
  default void aPageSaysWhetherThereIsMore() {
    putAt(PHONE, 3, 5, 9);
    InboxPage two = inboxes().page(PHONE, 0, 9, 2, ALL);
    assertThat(positions(two)).containsExactly(3L, 5L);
    assertThat(two.isLast()).isFalse();
    assertThat(inboxes().page(PHONE, 0, 5, 2, ALL).isLast()).isTrue();
    assertThat(inboxes().page(PHONE, 3, 9, 2, ALL).isLast()).isTrue();
  }

  @Test
  default void aPageEndsWithTheMessageThatReachesItsSize() {
    putAt(PHONE, 3, 5, 9, 11);
    assertThat(positions(inboxes().page(PHONE, 0, ALL, 10, 20))).containsExactly(3L, 5L);
    assertThat(positions(inboxes().page(PHONE, 0, ALL, 10, 21))).containsExactly(3L, 5L, 9L);
    assertThat(positions(inboxes().page(PHONE, 3, ALL, 10, 1))).containsExactly(5L);
    assertThat(inboxes().page(PHONE, 3, ALL, 10, 1).isLast()).isFalse();
    assertThat(inboxes().page(PHONE, 9, ALL, 10, 1).isLast()).isTrue();
  }

  @Test
  default void theInboxesOfAllDevicesThatAreThereAreFound() {
    addDevices(PHONE, LAPTOP, ALICIAS);
    assertThat(inboxes().inboxes(List.of(ALICE, BOB), BOB))
        .containsExactly(
            new DeviceInbox(PHONE, new Tally(0, 0), new Tally(0, 0)),
            new DeviceInbox(LAPTOP, new Tally(0, 0), new Tally(0, 0)));
    assertThat(inboxes().inboxes(List.of(BOB), BOB)).isEmpty();
    assertThat(inboxes().inboxes(List.of(), BOB)).isEmpty();
  }

  @Test
  default void anInboxTellsWhatWaitsInAllAndFromASender() {
    addDevices(PHONE, LAPTOP);
    put(BOB, 3, new NewDeviceMessage(PHONE, "{}", 10, 10, 10));
    put(ALICIA, 4, new NewDeviceMessage(PHONE, "{}", 5, 15, 5));
    put(BOB, 5, new NewDeviceMessage(PHONE, "{}", 20, 35, 30));
    put(ALICIA, 6, new NewDeviceMessage(PHONE, "{}", 1, 36, 6));
    assertThat(inboxes().inboxes(List.of(ALICE), BOB))
        .containsExactly(
            new DeviceInbox(PHONE, new Tally(36, 0), new Tally(30, 0)),
            new DeviceInbox(LAPTOP, new Tally(0, 0), new Tally(0, 0)));
    transactions().inTransaction(() -> inboxes().deleteUpTo(PHONE, 3));
    assertThat(inboxes().inboxes(List.of(ALICE), BOB).getFirst())
        .isEqualTo(new DeviceInbox(PHONE, new Tally(36, 10), new Tally(30, 10)));
    assertThat(inboxes().inboxes(List.of(ALICE), ALICIA).getFirst().fromSender().waiting())
        .isEqualTo(6);
    assertThat(inboxes().inboxes(List.of(ALICE), ALICE).getFirst().fromSender())
        .isEqualTo(new Tally(0, 0));
  }

  @Test
  default void theOldestMessageIsKnown() {
    assertThat(inboxes().oldest(PHONE)).isEmpty();
    putAt(PHONE, 3, 5);
    putAt(LAPTOP, 2);
    assertThat(inboxes().oldest(PHONE)).hasValue(3);
  }

  @Test
  default void messagesAreDeletedUpToAPosition() {
    putAt(PHONE, 3, 5, 9);
    putAt(LAPTOP, 3);
    putAt(ALICIAS, 3);
    transactions().inTransaction(() -> inboxes().deleteUpTo(PHONE, 2));
    assertThat(positions(PHONE)).hasSize(3);
    transactions().inTransaction(() -> inboxes().deleteUpTo(PHONE, 5));
    assertThat(positions(PHONE)).containsExactly(9L);
    assertThat(positions(LAPTOP)).containsExactly(3L);
    assertThat(positions(ALICIAS)).containsExactly(3L);
  }

  @Test
  default void allMessagesOfDevicesGoWithThem() {
    putAt(PHONE, 3, 5);
    putAt(LAPTOP, 4);
    putAt(ALICIAS, 3);
    transactions()
        .inTransaction(
            () -> inboxes().delete(ALICE, List.of(PHONE.device(), new DeviceId("NONE"))));
    assertThat(positions(PHONE)).isEmpty();
    assertThat(positions(LAPTOP)).containsExactly(4L);
    assertThat(positions(ALICIAS)).containsExactly(3L);
    transactions().inTransaction(() -> inboxes().delete(ALICE, List.of()));
    assertThat(positions(LAPTOP)).containsExactly(4L);
  }

  @Test
  default void aThousandDevicesGetAMessageAtOnce() {
    UserDevice[] many =
        IntStream.range(0, 1_000)
            .mapToObj(i -> new UserDevice(ALICE, new DeviceId("D%03d".formatted(i))))
            .toArray(UserDevice[]::new);
    addDevices(many);
    List<NewDeviceMessage> messages = new ArrayList<>();
    for (UserDevice device : many) {
      messages.add(message(device, 10, 10));
    }
    put(BOB, 7, messages.toArray(NewDeviceMessage[]::new));
    List<DeviceInbox> found = inboxes().inboxes(List.of(ALICE), BOB);
    assertThat(found).extracting(DeviceInbox::device).containsExactly(many);
    assertThat(found).allMatch(inbox -> inbox.inAll().waiting() == 10);
    assertThat(positions(many[999])).containsExactly(7L);
  }
}
