package chat.ranvier.application.receipt.port;

import java.util.Collection;
import java.util.List;

/** The receipts in storage. */
public interface ReceiptStore {
  /** In how many threads of a room receipts of a user are kept, by type. */
  int MAX_THREADS = 500;

  /**
   * Keeps, within a transaction, the receipt in place of the one of the same room, user, type,
   * thread; not where it is for a thread and the user's receipt for the whole room is on the same
   * event: clients have room for one of the two, and that one says more. Of those in threads only
   * the newest {@link #MAX_THREADS} are kept.
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
