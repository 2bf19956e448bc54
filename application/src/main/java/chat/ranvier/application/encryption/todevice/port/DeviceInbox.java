package chat.ranvier.application.encryption.todevice.port;

import chat.ranvier.application.device.port.UserDevice;

/**
 * How full the inbox of a device is.
 *
 * @param inAll all messages in it
 * @param fromSender those of one sender
 */
public record DeviceInbox(UserDevice device, Tally inAll, Tally fromSender) {
  /**
   * The sizes of messages, summed up. Messages come last and go first, so what waits is the
   * difference of two running totals, and nothing has to be counted.
   *
   * @param total the running total with the newest message; 0 where none waits
   * @param gone the running total before the oldest message that waits; 0 where none waits
   */
  public record Tally(long total, long gone) {
    /** The size of what waits, in bytes. */
    public long waiting() {
      return total - gone;
    }
  }
}
