package chat.ranvier.todevice;

import chat.ranvier.application.access.Requesters;
import chat.ranvier.application.commit.CommitObserver;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.device.port.Device;
import chat.ranvier.application.device.port.UserDevice;
import chat.ranvier.application.encryption.todevice.InboxLimits;
import chat.ranvier.application.encryption.todevice.OutgoingMessages;
import chat.ranvier.application.encryption.todevice.ReceiveDeviceMessages;
import chat.ranvier.application.encryption.todevice.SendToDevice;
import chat.ranvier.application.encryption.todevice.port.DeviceMessage;
import chat.ranvier.application.encryption.todevice.port.RemoteDevices;
import chat.ranvier.application.encryption.todevice.port.SendingTransactionStore;
import chat.ranvier.application.environment.NoTracing;
import chat.ranvier.application.environment.testing.ManualTime;
import chat.ranvier.application.environment.testing.TestThreads;
import chat.ranvier.application.ratelimit.RateLimiters;
import chat.ranvier.application.ratelimit.RateLimits;
import chat.ranvier.db.memory.Faults;
import chat.ranvier.db.memory.MemoryDatabase;
import chat.ranvier.db.memory.commit.MemoryCounters;
import chat.ranvier.db.memory.device.MemoryDeviceStore;
import chat.ranvier.db.memory.encryption.todevice.MemoryDeviceInboxStore;
import chat.ranvier.db.memory.encryption.todevice.MemorySendingTransactionStore;
import chat.ranvier.db.memory.room.MemoryRoomStore;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** The use cases about messages to devices, on a database in memory. */
final class PostOffice {
  private static final ServerName SERVER = new ServerName("test.example");

  final ManualTime time = new ManualTime();
  final Commits commits;
  final SendingTransactionStore sending;
  final ReceiveDeviceMessages receive;

  private final MemoryDeviceStore devices;
  private final SendToDevice send;
  private int sent;

  PostOffice(InboxLimits limits, Faults faults, RemoteDevices others) {
    MemoryDatabase database = new MemoryDatabase(faults);
    MemoryDeviceInboxStore inboxes = new MemoryDeviceInboxStore(database);
    this.commits =
        new Commits(
            new Commits.Storage(
                database, new MemoryCounters(database), new MemoryRoomStore(database)),
            new TestThreads(),
            time,
            new NoTracing(),
            CommitObserver.NONE);
    this.devices = new MemoryDeviceStore(database);
    this.sending = new MemorySendingTransactionStore(database);
    this.receive = new ReceiveDeviceMessages(inboxes, commits, 100);
    this.send =
        new SendToDevice(
            SERVER,
            new SendToDevice.Stores(inboxes, sending),
            new SendToDevice.Limits(
                limits, new RateLimiters(time, RateLimits.defaults()).keyRequest()),
            others,
            commits,
            time);
  }

  static UserId user(String localpart) {
    return UserId.of(localpart, SERVER);
  }

  /** A new device. */
  UserDevice device(String localpart, String id) {
    UserDevice device = new UserDevice(user(localpart), new DeviceId(id));
    commits.write(
        () ->
            devices.insert(
                new Device(device.user(), device.device(), Optional.empty(), Optional.empty())));
    return device;
  }

  /** Sends one message by a new transaction. */
  void send(String sender, UserDevice to, String body) {
    OutgoingMessages messages = OutgoingMessages.none();
    messages.add(to.user(), to.device().value(), JsonObject.of("body", body));
    send(sender, messages);
  }

  /** Sends messages by a new transaction. */
  void send(String sender, OutgoingMessages messages) {
    send(sender, "m.test", messages);
  }

  /** Sends messages of this type by a new transaction. */
  void send(String sender, String type, OutgoingMessages messages) {
    send.handle(Requesters.of(user(sender).value(), "SENDS"), type, "t" + sent++, messages);
  }

  /** What waits for the device, or the first of it. */
  List<DeviceMessage> waiting(UserDevice device) {
    return receive.between(device, 0, commits.visible()).messages();
  }

  /** The device shows that it has everything. */
  void acknowledge(UserDevice device) {
    receive.acknowledge(device, commits.visible());
  }
}
