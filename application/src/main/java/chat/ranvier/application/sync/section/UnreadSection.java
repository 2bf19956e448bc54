package chat.ranvier.application.sync.section;

import chat.ranvier.application.commit.ChangeStream;
import chat.ranvier.application.membership.port.RoomMembership;
import chat.ranvier.application.push.Unread;
import chat.ranvier.application.push.UnreadCounts;
import chat.ranvier.application.room.port.RoomRef;
import chat.ranvier.application.sync.SyncChanges;
import chat.ranvier.application.sync.SyncPart;
import chat.ranvier.application.sync.SyncParts;
import chat.ranvier.application.sync.SyncRequest;
import chat.ranvier.application.sync.SyncSection;
import chat.ranvier.domain.room.Membership;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the user has not read: told with each room that is told of, and by itself where it was
 * changed by what the user has read. Asked after all others but those of rooms.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#receiving-notifications">Receiving
 *     notifications</a>
 */
public final class UnreadSection implements SyncSection {
  private final UnreadCounts counts;

  /** The section, on who counts. */
  public UnreadSection(UnreadCounts counts) {
    this.counts = counts;
  }

  /**
   * What is unread in a room.
   *
   * @param isByThread whether threads are told of apart from the room
   */
  public record UnreadNotifications(Unread unread, boolean isByThread, boolean isNews)
      implements SyncPart {}

  @Override
  public String name() {
    return "unread";
  }

  @Override
  public void collect(SyncRequest request, SyncChanges changes, SyncParts parts) {
    Set<Long> read = changes.roomsWith(UnreadCounts.STREAM).orElse(Set.of());
    List<RoomRef> rooms = rooms(changes, parts);
    boolean isByThread = request.filter().wantsThreadCounts();
    counts
        .of(request.user(), rooms)
        .forEach(
            (room, unread) ->
                parts.addToRoom(
                    room, new UnreadNotifications(unread, isByThread, read.contains(room))));
  }

  private static List<RoomRef> rooms(SyncChanges changes, SyncParts parts) {
    Set<Long> numbers = new TreeSet<>(parts.rooms());
    numbers.addAll(changes.joinedRoomsWith(ChangeStream.EVENTS));
    numbers.addAll(changes.joinedRoomsWith(UnreadCounts.STREAM));
    List<RoomRef> rooms = new ArrayList<>();
    for (long number : numbers) {
      changes
          .place(number)
          .filter(place -> place.membership() == Membership.JOIN)
          .map(RoomMembership::room)
          .ifPresent(rooms::add);
    }
    return rooms;
  }
}
