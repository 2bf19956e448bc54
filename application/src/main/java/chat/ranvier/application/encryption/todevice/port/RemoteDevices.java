package chat.ranvier.application.encryption.todevice.port;

import chat.ranvier.domain.identifier.UserId;
import java.util.Map;
import java.util.SortedMap;

/**
 * The way to devices of other servers' users.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/server-server-api/#send-to-device-messaging">Send-to-device
 *     messaging between servers</a>
 */
public interface RemoteDevices {
  /**
   * Notes, within a transaction, that messages are to be brought to other servers.
   *
   * @param position their stream position
   * @param messages by user and then by the device's id or {@code *}: objects of JSON as their
   *     texts
   */
  void put(
      UserId sender, String type, long position, SortedMap<UserId, Map<String, String>> messages);

  /** Where this server speaks with no others: what is for them goes nowhere. */
  RemoteDevices NONE = (sender, type, position, messages) -> {};
}
