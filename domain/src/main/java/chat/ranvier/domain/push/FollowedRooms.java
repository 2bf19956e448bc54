package chat.ranvier.domain.push;

import chat.ranvier.domain.identifier.RoomId;
import java.util.Set;

/**
 * In which rooms a user is notified of plain messages, by the rules that look at nothing but the
 * room.
 *
 * @param byDefault whether in those that are not named
 * @param others the rooms in which it is the other way round
 */
public record FollowedRooms(boolean byDefault, Set<RoomId> others) {
  /** All rooms, as by the rules that everybody begins with. */
  public static final FollowedRooms ALL = new FollowedRooms(true, Set.of());

  /** Copies the set. */
  public FollowedRooms {
    others = Set.copyOf(others);
  }

  /** Whether the room is one of them. */
  public boolean contains(RoomId room) {
    return byDefault != others.contains(room);
  }
}
