package chat.ranvier.application.encryption.todevice.port;

import chat.ranvier.application.device.port.UserDevice;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;

/** The messages that wait for devices of this server's users, in order for each device. */
public interface DeviceInboxStore {
  /**
   * The inboxes of all devices that these users have, by user and device id.
   *
   * @param sender of whom it is told what waits from them
   */
  List<DeviceInbox> inboxes(Collection<UserId> users, UserId sender);

  /**
   * Puts messages into inboxes of devices that differ, within a transaction.
   *
   * @param position their stream position, higher than any before
   */
  void put(UserId sender, String type, long position, Collection<NewDeviceMessage> messages);

  /**
   * The oldest messages of the device at positions after the first and not after the second.
   *
   * @param maxMessages how many at most
   * @param maxBytes how large at most, by what they count for, but for the first
   */
  InboxPage page(UserDevice device, long after, long upTo, int maxMessages, long maxBytes);

  /** The position of the device's oldest message; nothing where none waits. */
  OptionalLong oldest(UserDevice device);

  /** Deletes the device's messages up to this position, within a transaction. */
  void deleteUpTo(UserDevice device, long position);

  /** Deletes all messages to these devices of the user, within a transaction. */
  void delete(UserId user, Collection<DeviceId> devices);
}
