package chat.ranvier.application.receipt.port;

import java.util.Collection;
import java.util.List;

/** The receipts in storage. */
public interface ReceiptStore {
  /**
   * Keeps, within a transaction, the receipt in place of the one of the same room, user, type,
   * thread; not where it is for a thread and the user's receipt for the whole room is on the same
   * event: clients have room for one of the two, and that one says more.
   *
   * @see <a href="https://github.com/matrix-org/matrix-spec-proposals/pull/4102">MSC4102</a>
   */
  void put(Receipt receipt, long position);

  /**
   * The receipts of these rooms that were kept at a position in (after, upTo].
   *
   * @param rooms the rooms' numbers, any count
   */
  List<Receipt> inRooms(Collection<Long> rooms, long after, long upTo);
}
