package chat.ranvier.db.memory.receipt;

import chat.ranvier.application.receipt.port.ReadMark;
import chat.ranvier.application.receipt.port.Receipt;
import chat.ranvier.application.receipt.port.ReceiptStore;
import chat.ranvier.db.memory.MemoryDatabase;
import chat.ranvier.db.memory.MemoryTable;
import chat.ranvier.domain.identifier.UserId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The receipts of a database in memory. */
public final class MemoryReceiptStore implements ReceiptStore {
  private static final String WHOLE_ROOM = "";

  private final MemoryTable<String, Kept> receipts;

  private record Kept(Receipt receipt, long eventPosition, long position) {}

  /** The receipts of this database. */
  public MemoryReceiptStore(MemoryDatabase database) {
    this.receipts = database.table("receipts");
  }

  @Override
  public void put(Receipt receipt, long eventPosition, long position) {
    if (receipt.thread().isPresent() && isCovered(receipt)) {
      return;
    }
    String key = key(receipt, receipt.thread().orElse(WHOLE_ROOM));
    long before = receipts.find(key).map(Kept::eventPosition).orElse(0L);
    if (eventPosition != 0 && eventPosition < before) {
      return;
    }
    receipts.put(key, new Kept(receipt, eventPosition == 0 ? before : eventPosition, position));
    if (receipt.isInThread()) {
      forgetOldThreads(receipt);
    }
  }

  private boolean isCovered(Receipt receipt) {
    return receipts
        .find(key(receipt, WHOLE_ROOM))
        .filter(kept -> kept.receipt().event().equals(receipt.event()))
        .isPresent();
  }

  private void forgetOldThreads(Receipt newest) {
    String first = key(newest, WHOLE_ROOM);
    List<String> oldest =
        receipts.read(
            rows ->
                rows.subMap(first, first + '\uffff').entrySet().stream()
                    .filter(entry -> entry.getValue().receipt().isInThread())
                    .sorted(Comparator.comparingLong(entry -> -entry.getValue().position()))
                    .skip(MAX_THREADS)
                    .map(Map.Entry::getKey)
                    .toList());
    oldest.forEach(receipts::remove);
  }

  private static String key(Receipt receipt, String thread) {
    return String.join(
        "\0", Long.toString(receipt.room()), receipt.user().value(), receipt.type(), thread);
  }

  @Override
  public List<Receipt> inRooms(Collection<Long> rooms, long after, long upTo) {
    Set<Long> wanted = Set.copyOf(rooms);
    return receipts.read(
        rows ->
            rows.values().stream()
                .filter(kept -> wanted.contains(kept.receipt().room()))
                .filter(kept -> kept.position() > after && kept.position() <= upTo)
                .sorted(Comparator.comparingLong(Kept::position))
                .map(Kept::receipt)
                .toList());
  }

  @Override
  public List<ReadMark> marks(UserId user, Collection<Long> rooms) {
    Set<Long> wanted = Set.copyOf(rooms);
    return receipts.read(
        rows ->
            rows.values().stream()
                .filter(kept -> kept.receipt().user().equals(user) && kept.eventPosition() > 0)
                .filter(kept -> wanted.contains(kept.receipt().room()))
                .map(
                    kept ->
                        new ReadMark(
                            kept.receipt().room(), kept.receipt().thread(), kept.eventPosition()))
                .toList());
  }
}
