package chat.ranvier.application.sync.section;

import chat.ranvier.application.environment.port.WorkingMemory;
import chat.ranvier.application.receipt.SendReceipt;
import chat.ranvier.application.receipt.port.Receipt;
import chat.ranvier.application.receipt.port.ReceiptStore;
import chat.ranvier.application.sync.SyncChanges;
import chat.ranvier.application.sync.SyncPart;
import chat.ranvier.application.sync.SyncParts;
import chat.ranvier.application.sync.SyncRequest;
import chat.ranvier.application.sync.SyncSection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Who has read what; of private receipts the reader's own.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#receipts">Receipts</a>
 */
public final class ReceiptSection implements SyncSection {
  private static final int RECEIPT_BYTES = 300;
  private static final String PRIVATE = "m.read.private";

  private final ReceiptStore receipts;

  /** The section, on what it tells of. */
  public ReceiptSection(ReceiptStore receipts) {
    this.receipts = receipts;
  }

  /** The new receipts of a room. */
  public record Receipts(List<Receipt> receipts) implements SyncPart {}

  @Override
  public String name() {
    return "receipts";
  }

  @Override
  public void collect(SyncRequest request, SyncChanges changes, SyncParts parts) {
    if (!request.filter().ephemeral().acceptsType("m.receipt")) {
      return;
    }
    Set<Long> rooms = changes.joinedRoomsWith(SendReceipt.STREAM);
    if (rooms.isEmpty()) {
      return;
    }
    List<Receipt> read = receipts.inRooms(rooms, changes.since(), changes.upTo());
    WorkingMemory.current().take((long) read.size() * RECEIPT_BYTES);
    read.stream()
        .filter(receipt -> isShown(receipt, request))
        .collect(Collectors.groupingBy(Receipt::room, TreeMap::new, Collectors.toList()))
        .forEach((room, found) -> parts.addToRoom(room, new Receipts(found)));
  }

  private static boolean isShown(Receipt receipt, SyncRequest request) {
    return !receipt.type().equals(PRIVATE) || receipt.user().equals(request.user());
  }
}
