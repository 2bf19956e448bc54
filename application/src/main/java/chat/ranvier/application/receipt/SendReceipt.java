package chat.ranvier.application.receipt;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.commit.ChangeNotice;
import chat.ranvier.application.commit.ChangeStream;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.environment.port.Time;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.push.UnreadCounts;
import chat.ranvier.application.receipt.port.Receipt;
import chat.ranvier.application.receipt.port.ReceiptStore;
import chat.ranvier.application.room.RoomCaches;
import chat.ranvier.application.timeline.Reader;
import chat.ranvier.application.timeline.Visibility;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.InvalidIdentifierException;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import java.util.List;
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

  private static final String PRIVATE = "m.read.private";
  private static final Set<String> TYPES = Set.of("m.read", PRIVATE);

  private final Visibility visibility;
  private final RoomCaches events;
  private final ReceiptStore receipts;
  private final Commits commits;
  private final Time time;

  /** The operation, on what it needs. */
  public SendReceipt(
      Visibility visibility, RoomCaches events, ReceiptStore receipts, Commits commits, Time time) {
    this.visibility = visibility;
    this.events = events;
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
   * Keeps the receipt and tells everybody in the room, or the user alone where it is private.
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
    long eventPosition = position(receipt);
    commits.writeAt(
        notices(command, room), position -> receipts.put(receipt, eventPosition, position));
  }

  /** Only their user hears of private receipts. */
  private static List<ChangeNotice> notices(Command command, long room) {
    UserId user = command.requester().user();
    return List.of(
        command.type().equals(PRIVATE)
            ? new ChangeNotice.ForUsers(STREAM, user, command.room())
            : new ChangeNotice.InRooms(STREAM, room),
        new ChangeNotice.ForUsers(UnreadCounts.STREAM, user, command.room()));
  }

  /** Where the receipt's event stands in the stream, in its room; 0 where that is not known. */
  private long position(Receipt receipt) {
    return events
        .event(receipt.event())
        .filter(event -> event.room() == receipt.room())
        .map(StoredEvent::position)
        .filter(position -> position > 0)
        .orElse(0L);
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
