package chat.ranvier.application.encryption.todevice.port;

import java.util.List;

/**
 * Messages that wait for a device, the oldest first.
 *
 * @param isLast whether no more of those asked for wait after these
 */
public record InboxPage(List<DeviceMessage> messages, boolean isLast) {
  /** Nothing, and nothing after it. */
  public static final InboxPage EMPTY = new InboxPage(List.of(), true);
}
