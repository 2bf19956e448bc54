package chat.ranvier.application.commit;

import chat.ranvier.application.room.port.PositionedAppend;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import java.util.List;
import java.util.Optional;

/** What has become visible at a stream position, and whom it concerns. */
public sealed interface ChangeNotice {
  /** Events joined a room's timeline; concerns its members, and who came or went by them. */
  record RoomEvents(PositionedAppend appended) implements ChangeNotice {}

  /**
   * Something changed that is told with rooms; concerns the members of each.
   *
   * @param rooms the rooms' numbers
   */
  record InRooms(ChangeStream stream, List<Long> rooms) implements ChangeNotice {
    /** In one room. */
    public InRooms(ChangeStream stream, long room) {
      this(stream, List.of(room));
    }
  }

  /**
   * Something changed for these users alone.
   *
   * @param room the room that it is told with, where it is told with one
   */
  record ForUsers(ChangeStream stream, List<UserId> users, Optional<RoomId> room)
      implements ChangeNotice {
    /** Something that belongs to no room. */
    public ForUsers(ChangeStream stream, List<UserId> users) {
      this(stream, users, Optional.empty());
    }

    /** Something that belongs to no room, for one user. */
    public ForUsers(ChangeStream stream, UserId user) {
      this(stream, List.of(user));
    }

    /** Something that is told with a room, for one user. */
    public ForUsers(ChangeStream stream, UserId user, RoomId room) {
      this(stream, List.of(user), Optional.of(room));
    }
  }

  /** The user forgot a room, so that it must not be shown any more. */
  record Forgotten(UserId user, long room) implements ChangeNotice {}
}
