package chat.ranvier.application.typing;

import chat.ranvier.domain.identifier.UserId;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Who is typing in which room at this moment. */
public final class TypingUsers {
  private final Map<Long, RoomTyping> rooms = new ConcurrentHashMap<>();

  /** The users typing in a room, by user id. */
  public List<UserId> in(long room) {
    RoomTyping typing = rooms.get(room);
    return typing == null ? List.of() : List.copyOf(typing.users().keySet());
  }

  /** The stream position of the room's last change; 0 where there was none. */
  public long positionOf(long room) {
    RoomTyping typing = rooms.get(room);
    return typing == null ? 0 : typing.position();
  }

  /** The token of the user's latest call in the room; 0 where the user is not typing. */
  long callOf(long room, UserId user) {
    RoomTyping typing = rooms.get(room);
    return typing == null ? 0 : typing.users().getOrDefault(user, 0L);
  }

  void set(long room, UserId user, long call, long position) {
    rooms.compute(
        room,
        (number, before) -> {
          SortedMap<UserId, Long> users = users(before);
          users.put(user, call);
          return new RoomTyping(users, position);
        });
  }

  void clear(long room, UserId user, long position) {
    rooms.compute(
        room,
        (number, before) -> {
          SortedMap<UserId, Long> users = users(before);
          users.remove(user);
          return new RoomTyping(users, position);
        });
  }

  private static SortedMap<UserId, Long> users(@Nullable RoomTyping before) {
    return before == null ? new TreeMap<>() : new TreeMap<>(before.users());
  }

  private record RoomTyping(SortedMap<UserId, Long> users, long position) {}
}
