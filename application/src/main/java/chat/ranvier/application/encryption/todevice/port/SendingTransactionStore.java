package chat.ranvier.application.encryption.todevice.port;

import chat.ranvier.application.device.port.UserDevice;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import java.util.Collection;

/** By which client transactions messages were sent to devices, remembered for a while. */
public interface SendingTransactionStore {
  /**
   * Notes a transaction, within one of the storage.
   *
   * @param sender the device that sends
   * @param type the type of what it sends
   * @param at when, in milliseconds since 1970
   * @return whether it was new; where not, nothing changes
   */
  boolean add(UserDevice sender, String type, String transactionId, long at);

  /**
   * Forgets the oldest transactions that were noted before this time, within a transaction.
   *
   * @param most how many at most
   * @return how many there were
   */
  int deleteBefore(long time, int most);

  /** Forgets the transactions of these devices of the user, within a transaction. */
  void delete(UserId user, Collection<DeviceId> devices);
}
