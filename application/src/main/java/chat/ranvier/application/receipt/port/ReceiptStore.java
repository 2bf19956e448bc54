package chat.ranvier.application.receipt.port;

import chat.ranvier.domain.identifier.UserId;
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
   * <p>Who has read something has read what came before it: a receipt for an earlier event than
   * that of the one before changes nothing.
   *
   * @param eventPosition where the receipt's event stands in the stream; 0 where that is not known
   * @param position where the receipt itself stands
   * @see <a href="https://github.com/matrix-org/matrix-spec-proposals/pull/4102">MSC4102</a>
   */
  void put(Receipt receipt, long eventPosition, long position);

  /**
   * The receipts of these rooms that were kept at a position in (after, upTo].
   *
   * @param rooms the rooms' numbers, any count
   */
  List<Receipt> inRooms(Collection<Long> rooms, long after, long upTo);

  /**
   * Up to where the user has read these rooms, by each of their receipts whose event's place is
   * known.
   *
   * @param rooms the rooms' numbers, any count
   */
  List<ReadMark> marks(UserId user, Collection<Long> rooms);
}
