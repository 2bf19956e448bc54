package chat.ranvier.todevice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.ranvier.application.device.port.UserDevice;
import chat.ranvier.application.encryption.todevice.InboxLimits;
import chat.ranvier.application.encryption.todevice.OutgoingMessages;
import chat.ranvier.application.encryption.todevice.port.DeviceMessage;
import chat.ranvier.application.encryption.todevice.port.RemoteDevices;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.db.memory.Faults;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How much may wait for a device, in all and from one sender. */
@Timeout(60)
final class InboxLimitsTest {
  private final PostOffice office =
      new PostOffice(new InboxLimits(4_000, 10_000), Faults.NONE, RemoteDevices.NONE);
  private final UserDevice phone = office.device("bob", "PHONE");

  private void send(String sender, int count) {
    for (int i = 0; i < count; i++) {
      office.send(sender, phone, "x".repeat(488 - 11));
    }
  }

  private List<UserId> senders() {
    return office.waiting(phone).stream().map(DeviceMessage::sender).distinct().toList();
  }

  @Test
  void aSenderFillsNoMoreThanTheirShare() {
    send("mallory", 20);
    assertThat(office.waiting(phone)).hasSize(4);
    send("alice", 1);
    assertThat(office.waiting(phone)).hasSize(5);
    assertThat(senders()).containsExactly(PostOffice.user("mallory"), PostOffice.user("alice"));
  }

  @Test
  void anInboxHoldsNoMoreThanItsBound() {
    for (String sender : List.of("a", "b", "c", "d", "e")) {
      send(sender, 4);
    }
    assertThat(office.waiting(phone)).hasSize(10);
    assertThat(senders()).hasSize(3);
  }

  @Test
  void whatIsFetchedMakesRoomAgain() {
    send("mallory", 20);
    long second = office.waiting(phone).get(1).position();
    office.receive.acknowledge(phone, second);
    send("mallory", 20);
    assertThat(office.waiting(phone)).hasSize(4);
    office.acknowledge(phone);
    assertThat(office.waiting(phone)).isEmpty();
    send("mallory", 20);
    assertThat(office.waiting(phone)).hasSize(4);
  }

  @Test
  void oneFullInboxDoesNotKeepMessagesFromOthers() {
    UserDevice laptop = office.device("bob", "LAPTOP");
    send("mallory", 20);
    OutgoingMessages toAll = OutgoingMessages.none();
    toAll.add(phone.user(), "*", JsonObject.of("body", "to all"));
    office.send("mallory", toAll);
    assertThat(office.waiting(laptop)).hasSize(1);
    assertThat(office.waiting(phone)).hasSize(4);
  }

  @Test
  void requestsForKeysAreLimitedByWhoAsksOthers() {
    UserDevice own = office.device("alice", "LAPTOP");
    OutgoingMessages requests = OutgoingMessages.none();
    requests.add(phone.user(), "PHONE", JsonObject.empty());
    requests.add(own.user(), "LAPTOP", JsonObject.empty());
    for (int i = 0; i < 110; i++) {
      office.send("alice", "m.room_key_request", requests);
      office.acknowledge(phone);
    }
    assertThat(office.waiting(phone)).isEmpty();
    office.acknowledge(own);
    office.send("alice", "m.room_key_request", requests);
    assertThat(office.waiting(phone)).isEmpty();
    assertThat(office.waiting(own)).hasSize(1);
    office.send("carol", "m.room_key_request", requests);
    assertThat(office.waiting(phone)).hasSize(1);
    office.time.advance(Duration.ofSeconds(1));
    office.send("alice", "m.room_key_request", requests);
    assertThat(office.waiting(phone)).hasSize(2);
  }

  @Test
  void aRequestBringsABoundedNumberOfMessages() {
    OutgoingMessages many = OutgoingMessages.none();
    for (int i = 0; i < 10_000; i++) {
      many.add(PostOffice.user("nobody" + i), "*", JsonObject.empty());
    }
    assertThatThrownBy(() -> many.add(phone.user(), "PHONE", JsonObject.empty()))
        .isInstanceOf(MatrixFailure.class)
        .hasMessageContaining("10000");
    office.send("alice", many);
  }

  @Test
  void whatAStarComesToIsBounded() {
    for (int i = 0; i < 300; i++) {
      office.device("carol", "D" + i);
    }
    OutgoingMessages toAll = OutgoingMessages.none();
    toAll.add(PostOffice.user("carol"), "*", JsonObject.of("body", "x".repeat(60_000)));
    assertThatThrownBy(() -> office.send("alice", toAll))
        .isInstanceOf(MatrixFailure.class)
        .hasMessageContaining("16777216");
  }
}
