package chat.ranvier.application.receipt;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.commit.ChangeNotice;
import chat.ranvier.application.commit.ChangeStream;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.environment.port.Time;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.receipt.port.Receipt;
import chat.ranvier.application.receipt.port.ReceiptStore;
import chat.ranvier.application.timeline.Reader;
import chat.ranvier.application.timeline.Visibility;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.InvalidIdentifierException;
import chat.ranvier.domain.identifier.RoomId;
import java.util.Optional;
import java.util.Set;

/**
 * Notes how far a user has read a room.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixclientv3roomsroomidreceiptreceipttypeeventid">Send
 *     receipt</a>
 */
public final class SendReceipt {
  /** Changes of receipts, told with their rooms. */
  public static final ChangeStream STREAM = new ChangeStream("receipts");

  private static final Set<String> TYPES = Set.of("m.read", "m.read.private");

  private final Visibility visibility;
  private final ReceiptStore receipts;
  private final Commits commits;
  private final Time time;

  /** The operation, on what it needs. */
  public SendReceipt(Visibility visibility, ReceiptStore receipts, Commits commits, Time time) {
    this.visibility = visibility;
    this.receipts = receipts;
    this.commits = commits;
    this.time = time;
  }

  /**
   * What is noted.
   *
   * @param type {@code m.read} or {@code m.read.private}
   * @param thread {@code main} or the id of a thread's first event; none for the whole room
   */
  public record Command(
      Requester requester, RoomId room, String type, EventId event, Optional<String> thread) {}

  /**
   * Keeps the receipt and tells everybody in the room.
   *
   * @throws MatrixFailure where the type is none, or the user is not joined
   * @throws InvalidIdentifierException where the thread is neither {@code main} nor an event's id
   */
  public void handle(Command command) {
    if (!TYPES.contains(command.type())) {
      throw new MatrixFailure(ErrorCode.INVALID_PARAM, "Receipt type not known");
    }
    command.thread().ifPresent(SendReceipt::checkThread);
    long room = joinedRoom(command);
    Receipt receipt =
        new Receipt(
            room,
            command.requester().user(),
            command.type(),
            command.thread(),
            command.event(),
            time.nowMillis());
    commits.writeAt(
        new ChangeNotice.InRooms(STREAM, room), position -> receipts.put(receipt, position));
  }

  private static void checkThread(String thread) {
    if (!thread.equals("main")) {
      EventId.parse(thread);
    }
  }

  private long joinedRoom(Command command) {
    return visibility
        .enterAsMember(command.room(), Reader.of(command.requester()))
        .room()
        .room()
        .number();
  }
}
