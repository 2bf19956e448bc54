package chat.ranvier.todevice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.application.commit.port.StorageException.Kind;
import chat.ranvier.application.device.port.UserDevice;
import chat.ranvier.application.encryption.todevice.InboxLimits;
import chat.ranvier.application.encryption.todevice.OutgoingMessages;
import chat.ranvier.application.encryption.todevice.port.DeviceMessage;
import chat.ranvier.db.memory.Faults;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What sending and receiving costs, and what becomes of it where storage fails. */
@Timeout(60)
final class DeviceMessagesTest {
  private final Disk disk = new Disk();
  private final List<Map<UserId, Map<String, String>>> abroad = new ArrayList<>();
  private final PostOffice office =
      new PostOffice(
          InboxLimits.USUAL,
          disk,
          (sender, type, position, messages) -> {
            if (!messages.isEmpty()) {
              abroad.add(messages);
            }
          });
  private final UserDevice phone = office.device("bob", "PHONE");

  /** Counts what is asked of it, and takes nothing for a while. */
  private static final class Disk implements Faults {
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger commits = new AtomicInteger();
    private volatile Optional<Kind> failure = Optional.empty();

    @Override
    public void beforeRead() {
      reads.incrementAndGet();
    }

    @Override
    public void beforeWrite() {
      failure.ifPresent(
          kind -> {
            throw new StorageException(kind, "no");
          });
    }

    @Override
    public void beforeCommit() {
      commits.incrementAndGet();
    }
  }

  @Test
  void aThousandDevicesAreOneCommit() {
    List<UserDevice> many = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      many.add(office.device("user" + i % 250, "D" + i));
    }
    OutgoingMessages messages = OutgoingMessages.none();
    for (UserDevice device : many) {
      messages.add(
          device.user(), device.device().value(), JsonObject.of("body", device.device().value()));
    }
    int before = disk.commits.get();
    office.send("alice", messages);
    assertThat(disk.commits.get() - before).isEqualTo(1);
    for (UserDevice device : many) {
      assertThat(office.waiting(device))
          .extracting(DeviceMessage::content)
          .containsExactly("{\"body\":\"" + device.device().value() + "\"}");
    }
  }

  @Test
  void acknowledgingAgainCostsNothing() {
    office.send("alice", phone, "hello");
    office.waiting(phone);
    int before = disk.commits.get();
    office.acknowledge(phone);
    assertThat(disk.commits.get() - before).isEqualTo(1);
    office.acknowledge(phone);
    int reads = disk.reads.get();
    for (int i = 0; i < 10; i++) {
      office.acknowledge(phone);
    }
    assertThat(disk.reads).hasValue(reads);
    assertThat(disk.commits.get() - before).isEqualTo(1);
  }

  @Test
  void anEmptyInboxIsNotedAgainAfterMessages() {
    office.acknowledge(phone);
    office.send("alice", phone, "hello");
    assertThat(office.waiting(phone)).hasSize(1);
    office.acknowledge(phone);
    assertThat(office.waiting(phone)).isEmpty();
  }

  @Test
  void whatWasNeverShownToHaveArrivedStays() {
    office.send("alice", phone, "first");
    long first = office.waiting(phone).getFirst().position();
    office.send("alice", phone, "second");
    office.receive.acknowledge(phone, first - 1);
    assertThat(office.waiting(phone)).hasSize(2);
    office.receive.acknowledge(phone, first);
    assertThat(office.waiting(phone)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"UNWRITABLE", "TIMED_OUT"})
  void readingGoesOnWhereNothingCanBeWrittenAndWhatStaysIsDeletedLater(Kind outage) {
    office.send("alice", phone, "hello");
    long position = office.waiting(phone).getFirst().position();
    disk.failure = Optional.of(outage);
    office.receive.acknowledge(phone, position);
    assertThat(office.receive.between(phone, position, position).messages()).isEmpty();
    disk.failure = Optional.empty();
    office.receive.acknowledge(phone, position);
    assertThat(office.waiting(phone)).isEmpty();
  }

  @Test
  void otherFailuresAreTold() {
    office.send("alice", phone, "hello");
    office.waiting(phone);
    disk.failure = Optional.of(Kind.FAILED);
    assertThatThrownBy(() -> office.acknowledge(phone)).isInstanceOf(StorageException.class);
    assertThatThrownBy(() -> office.send("alice", phone, "again"))
        .isInstanceOf(StorageException.class);
    disk.failure = Optional.empty();
    assertThat(office.waiting(phone)).hasSize(1);
  }

  @Test
  void transactionsAreForgottenAfterADay() {
    UserDevice sender = new UserDevice(PostOffice.user("alice"), new DeviceId("SENDS"));
    office.send("alice", phone, "first");
    office.time.advance(Duration.ofHours(23));
    sendMany();
    assertThat(isKnown(sender)).isTrue();
    office.time.advance(Duration.ofHours(2));
    sendMany();
    assertThat(isKnown(sender)).isFalse();
  }

  private void sendMany() {
    for (int i = 0; i < 100; i++) {
      office.send("alice", phone, "again");
    }
  }

  private boolean isKnown(UserDevice sender) {
    return !office.commits.write(() -> office.sending.add(sender, "m.test", "t0", 0));
  }

  @Test
  void whatIsForOtherServersIsHandedOver() {
    UserId carol = new UserId("@carol:elsewhere.example");
    OutgoingMessages messages = OutgoingMessages.none();
    messages.add(carol, "*", JsonObject.of("body", "hello"));
    messages.add(phone.user(), "PHONE", JsonObject.of("body", "hello"));
    office.send("alice", messages);
    assertThat(abroad).containsExactly(Map.of(carol, Map.of("*", "{\"body\":\"hello\"}")));
    assertThat(office.waiting(phone)).hasSize(1);
  }
}
