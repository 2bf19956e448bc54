package chat.ranvier.db.memory.encryption.todevice;

import chat.ranvier.application.device.port.UserDevice;
import chat.ranvier.application.encryption.todevice.port.DeviceInbox;
import chat.ranvier.application.encryption.todevice.port.DeviceInbox.Tally;
import chat.ranvier.application.encryption.todevice.port.DeviceInboxStore;
import chat.ranvier.application.encryption.todevice.port.DeviceMessage;
import chat.ranvier.application.encryption.todevice.port.InboxPage;
import chat.ranvier.application.encryption.todevice.port.NewDeviceMessage;
import chat.ranvier.db.memory.MemoryDatabase;
import chat.ranvier.db.memory.MemoryTable;
import chat.ranvier.db.memory.device.MemoryDeviceStore;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeSet;

/** The messages to the devices of a database in memory. */
public final class MemoryDeviceInboxStore implements DeviceInboxStore {
  private static final Comparator<Key> ORDER =
      Comparator.comparing((Key key) -> key.device().user().value())
          .thenComparing(key -> key.device().device().value())
          .thenComparing(Key::position);

  private final MemoryDatabase database;
  private final MemoryDeviceStore devices;
  private final MemoryTable<Key, Stored> messages;

  private record Key(UserDevice device, long position) {}

  private record Stored(UserId sender, String type, NewDeviceMessage message) {}

  /** The messages of this database. */
  public MemoryDeviceInboxStore(MemoryDatabase database) {
    this.database = database;
    this.devices = new MemoryDeviceStore(database);
    this.messages = database.table("to_device_messages", ORDER);
  }

  @Override
  public List<DeviceInbox> inboxes(Collection<UserId> users, UserId sender) {
    return database.reading(
        () ->
            new TreeSet<>(users)
                .stream()
                    .flatMap(user -> devices.ofUser(user).stream())
                    .map(device -> inbox(new UserDevice(device.user(), device.id()), sender))
                    .toList());
  }

  private DeviceInbox inbox(UserDevice device, UserId sender) {
    List<Stored> all =
        messages.read(rows -> List.copyOf(between(rows, device, 0, Long.MAX_VALUE).values()));
    List<Stored> fromSender = all.stream().filter(one -> one.sender().equals(sender)).toList();
    return new DeviceInbox(
        device,
        all.isEmpty()
            ? new Tally(0, 0)
            : new Tally(
                all.getLast().message().total(),
                all.getFirst().message().total() - all.getFirst().message().size()),
        fromSender.isEmpty()
            ? new Tally(0, 0)
            : new Tally(
                fromSender.getLast().message().senderTotal(),
                fromSender.getFirst().message().senderTotal()
                    - fromSender.getFirst().message().size()));
  }

  @Override
  public void put(UserId sender, String type, long position, Collection<NewDeviceMessage> added) {
    added.forEach(
        message ->
            messages.put(new Key(message.device(), position), new Stored(sender, type, message)));
  }

  @Override
  public InboxPage page(UserDevice device, long after, long upTo, int maxMessages, long maxBytes) {
    return messages.read(
        rows -> {
          List<DeviceMessage> page = new ArrayList<>();
          SortedMap<Key, Stored> waiting = between(rows, device, after, upTo);
          long bytes = 0;
          for (Map.Entry<Key, Stored> entry : waiting.entrySet()) {
            if (page.size() == maxMessages || bytes >= maxBytes) {
              break;
            }
            page.add(message(entry.getKey(), entry.getValue()));
            bytes += entry.getValue().message().size();
          }
          return new InboxPage(page, page.size() == waiting.size());
        });
  }

  private static DeviceMessage message(Key key, Stored stored) {
    return new DeviceMessage(
        key.position(), stored.sender(), stored.type(), stored.message().content());
  }

  @Override
  public OptionalLong oldest(UserDevice device) {
    return messages.read(
        rows ->
            between(rows, device, 0, Long.MAX_VALUE).keySet().stream()
                .mapToLong(Key::position)
                .findFirst());
  }

  @Override
  public void deleteUpTo(UserDevice device, long position) {
    List<Key> gone =
        messages.read(rows -> List.copyOf(between(rows, device, 0, position).keySet()));
    gone.forEach(messages::remove);
  }

  @Override
  public void delete(UserId user, Collection<DeviceId> gone) {
    gone.forEach(device -> deleteUpTo(new UserDevice(user, device), Long.MAX_VALUE));
  }

  private static SortedMap<Key, Stored> between(
      NavigableMap<Key, Stored> rows, UserDevice device, long after, long upTo) {
    return after >= upTo
        ? Collections.emptySortedMap()
        : rows.subMap(new Key(device, after), false, new Key(device, upTo), true);
  }
}
