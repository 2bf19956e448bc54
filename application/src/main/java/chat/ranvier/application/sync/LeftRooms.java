package chat.ranvier.application.sync;

import chat.ranvier.application.membership.port.RoomMembership;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.room.Membership;
import java.util.List;

/** The rooms the user has newly left or was banned from; at first, all where they are wanted. */
public final class LeftRooms implements SyncSection {
  private final RoomCollection collection;

  /** The section, on what gathers a room. */
  public LeftRooms(RoomCollection collection) {
    this.collection = collection;
  }

  @Override
  public String name() {
    return "left-rooms";
  }

  @Override
  public void collect(SyncRequest request, SyncChanges changes, SyncParts parts) {
    if (request.isInitial() && !request.filter().includesLeave()) {
      return;
    }
    for (RoomMembership place : changes.placesIn(List.of(), Membership.LEAVE, Membership.BAN)) {
      boolean isNew = request.isInitial() || place.position() > changes.since();
      if (isNew && request.isWanted(place)) {
        RoomId room = place.room().roomId();
        List<SyncPart> ofRoom = parts.ofRoom(place.room().number());
        parts.addLeft(room, collection.left(request, place, ofRoom));
      }
    }
  }
}
