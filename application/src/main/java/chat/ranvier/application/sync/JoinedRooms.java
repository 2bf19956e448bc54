package chat.ranvier.application.sync;

import chat.ranvier.application.commit.ChangeStream;
import chat.ranvier.application.membership.port.RoomMembership;
import chat.ranvier.application.room.port.RoomStore;
import chat.ranvier.application.sync.SyncAnswer.RoomUpdate;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.room.Membership;
import java.util.List;
import java.util.Set;

/**
 * The rooms the user is in: new events, the state that a client lacks, and what other sections have
 * added to rooms.
 */
public final class JoinedRooms implements SyncSection {
  private final RoomStore rooms;
  private final RoomCollection collection;

  /** The section, on what it needs. */
  public JoinedRooms(RoomStore rooms, RoomCollection collection) {
    this.rooms = rooms;
    this.collection = collection;
  }

  @Override
  public String name() {
    return "joined-rooms";
  }

  @Override
  public void collect(SyncRequest request, SyncChanges changes, SyncParts parts) {
    Set<Long> withEvents = withEvents(request, changes);
    for (RoomMembership place : changes.placesIn(parts.rooms(), Membership.JOIN)) {
      long room = place.room().number();
      RoomId roomId = place.room().roomId();
      List<SyncPart> ofRoom = parts.ofRoom(room);
      boolean hasEvents = withEvents.contains(room);
      boolean isConcerned = hasEvents || !ofRoom.isEmpty();
      if (isConcerned && request.isWanted(place)) {
        RoomUpdate update = collection.joined(request, place, hasEvents, changes.upTo(), ofRoom);
        if (!update.isEmpty() || request.isAnsweredAtOnce()) {
          parts.addJoined(roomId, update);
        }
      }
    }
  }

  private Set<Long> withEvents(SyncRequest request, SyncChanges changes) {
    if (request.isAnsweredAtOnce()) {
      return changes.joinedRooms();
    }
    return changes
        .roomsWith(ChangeStream.EVENTS)
        .orElseGet(() -> rooms.changedSince(changes.joinedRooms(), changes.since()));
  }
}
