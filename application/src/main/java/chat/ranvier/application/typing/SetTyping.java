package chat.ranvier.application.typing;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.commit.ChangeNotice;
import chat.ranvier.application.commit.ChangeStream;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.application.environment.port.Time;
import chat.ranvier.application.timeline.Reader;
import chat.ranvier.application.timeline.Visibility;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says that a user has begun or stopped typing in a room.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#put_matrixclientv3roomsroomidtypinguserid">Typing</a>
 */
public final class SetTyping {
  /** Changes of who is typing, told with the rooms. */
  public static final ChangeStream STREAM = new ChangeStream("typing");

  private static final Logger LOG = LoggerFactory.getLogger(SetTyping.class);
  private static final Duration DEFAULT = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final Duration AGAIN = Duration.ofSeconds(5);

  private final Visibility visibility;
  private final TypingUsers typing;
  private final Commits commits;
  private final Time time;
  private final AtomicLong calls = new AtomicLong();

  /** The operation, on what it needs. */
  public SetTyping(Visibility visibility, TypingUsers typing, Commits commits, Time time) {
    this.visibility = visibility;
    this.typing = typing;
    this.commits = commits;
    this.time = time;
  }

  /**
   * What is said.
   *
   * @param timeoutMillis how long it holds, in milliseconds; 0 for the default of 30 s
   */
  public record Command(
      Requester requester, UserId user, RoomId room, boolean isTyping, long timeoutMillis) {}

  /**
   * Tells everybody in the room.
   *
   * @throws chat.ranvier.application.failure.MatrixFailure where the user is somebody else, or not
   *     joined
   */
  public void handle(Command command) {
    command.requester().mustBe(command.user(), "Cannot set the typing of somebody else");
    long room =
        visibility
            .enterAsMember(command.room(), Reader.of(command.requester()))
            .room()
            .room()
            .number();
    if (command.isTyping()) {
      begin(room, command);
    } else if (typing.callOf(room, command.user()) != 0) {
      stop(room, command.user());
    }
  }

  private void begin(long room, Command command) {
    long call = calls.incrementAndGet();
    UserId user = command.user();
    Duration asked =
        command.timeoutMillis() > 0 ? Duration.ofMillis(command.timeoutMillis()) : DEFAULT;
    commits.announce(
        new ChangeNotice.InRooms(STREAM, room), position -> typing.set(room, user, call, position));
    stopAfter(asked.compareTo(LONGEST) > 0 ? LONGEST : asked, room, user, call);
  }

  /** Nobody waits for the end of it: where the storage cannot be reached, it comes later. */
  private void stopAfter(Duration duration, long room, UserId user, long call) {
    time.after(
        duration,
        () -> {
          try {
            if (typing.callOf(room, user) == call) {
              stop(room, user);
            }
          } catch (StorageException e) {
            if (e.kind() != StorageException.Kind.CLOSED) {
              LOG.warn("It could not be told that {} types no more; trying again", user, e);
              stopAfter(AGAIN, room, user, call);
            }
          }
        });
  }

  private void stop(long room, UserId user) {
    commits.announce(
        new ChangeNotice.InRooms(STREAM, room), position -> typing.clear(room, user, position));
  }
}
