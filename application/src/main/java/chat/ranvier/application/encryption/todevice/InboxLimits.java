package chat.ranvier.application.encryption.todevice;

import chat.ranvier.application.encryption.todevice.port.DeviceInbox;
import chat.ranvier.domain.json.Utf8;

/**
 * How much may wait for a device, so that nobody can fill the disk with messages that nobody
 * fetches, and no sender can take the room of all others.
 *
 * @param fromSender the most that waits from one user, in bytes
 * @param inAll the most that waits, in bytes
 */
public record InboxLimits(long fromSender, long inAll) {
  /** Ten thousand keys of rooms from one user, eighty thousand in all. */
  public static final InboxLimits USUAL = new InboxLimits(16L << 20, 128L << 20);

  /** What every message counts for beside its content: about what its row takes. */
  private static final long OVERHEAD = 512;

  /** The most that a message counts for. */
  static final long MAX_SIZE = OVERHEAD + OutgoingMessages.MAX_BYTES;

  /** What a message of this content counts for. */
  static long size(String content) {
    return OVERHEAD + Utf8.length(content);
  }

  /** Whether there is still room for a message of this size. */
  boolean admit(DeviceInbox inbox, long size) {
    return inbox.fromSender().waiting() + size <= fromSender
        && inbox.inAll().waiting() + size <= inAll;
  }
}
