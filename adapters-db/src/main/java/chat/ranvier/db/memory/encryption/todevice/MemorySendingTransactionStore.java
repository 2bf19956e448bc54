package chat.ranvier.db.memory.encryption.todevice;

import chat.ranvier.application.device.port.UserDevice;
import chat.ranvier.application.encryption.todevice.port.SendingTransactionStore;
import chat.ranvier.db.memory.MemoryDatabase;
import chat.ranvier.db.memory.MemoryTable;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The transactions of a database in memory. */
public final class MemorySendingTransactionStore implements SendingTransactionStore {
  private static final Comparator<Key> ORDER =
      Comparator.comparing((Key key) -> key.sender().user().value())
          .thenComparing(key -> key.sender().device().value())
          .thenComparing(Key::type)
          .thenComparing(Key::transactionId);

  private final MemoryTable<Key, Long> transactions;

  private record Key(UserDevice sender, String type, String transactionId) {}

  /** The transactions of this database. */
  public MemorySendingTransactionStore(MemoryDatabase database) {
    this.transactions = database.table("to_device_transactions", ORDER);
  }

  @Override
  public boolean add(UserDevice sender, String type, String transactionId, long at) {
    return transactions.putIfAbsent(new Key(sender, type, transactionId), at);
  }

  @Override
  public int deleteBefore(long time, int most) {
    List<Key> gone =
        transactions.read(
            rows ->
                rows.entrySet().stream()
                    .filter(row -> row.getValue() < time)
                    .sorted(Map.Entry.comparingByValue())
                    .limit(most)
                    .map(Map.Entry::getKey)
                    .toList());
    gone.forEach(transactions::remove);
    return gone.size();
  }

  @Override
  public void delete(UserId user, Collection<DeviceId> devices) {
    List<Key> gone =
        transactions.read(
            rows ->
                rows.keySet().stream()
                    .filter(key -> key.sender().user().equals(user))
                    .filter(key -> devices.contains(key.sender().device()))
                    .toList());
    gone.forEach(transactions::remove);
  }
}
