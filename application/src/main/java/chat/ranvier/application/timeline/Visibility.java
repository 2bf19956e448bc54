package chat.ranvier.application.timeline;

import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.membership.port.MembershipStore;
import chat.ranvier.application.membership.port.RoomMembership;
import chat.ranvier.application.room.RoomSnapshot;
import chat.ranvier.application.room.Rooms;
import chat.ranvier.domain.identifier.RoomId;

/**
 * The one place that decides who may look into a room: every use case that reads a room enters it
 * here.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#room-history-visibility">Room
 *     history visibility</a>
 */
public final class Visibility {
  private final Rooms rooms;
  private final MembershipStore memberships;

  /** Decides by the rooms' states and by who has forgotten them. */
  public Visibility(Rooms rooms, MembershipStore memberships) {
    this.rooms = rooms;
    this.memberships = memberships;
  }

  /** What the reader may see of a room, which may be nothing; nobody is turned away. */
  public RoomView view(RoomSnapshot room, Reader reader) {
    return new RoomView(room, reader);
  }

  /**
   * The room for who is in it, was in it and has not forgotten it, or for anybody where anybody may
   * read it.
   *
   * @throws MatrixFailure {@code M_FORBIDDEN} for anybody else, also where there is no such room
   */
  public RoomView enter(RoomId roomId, Reader reader) {
    RoomView view = rooms.find(roomId).map(room -> view(room, reader)).orElseThrow(this::refusal);
    if (view.isJoined() || remembers(view) || view.isWorldReadable()) {
      return view;
    }
    throw refusal();
  }

  /**
   * The room for who is in it.
   *
   * @throws MatrixFailure {@code M_FORBIDDEN} for anybody else, also where there is no such room
   */
  public RoomView enterAsMember(RoomId roomId, Reader reader) {
    return rooms
        .find(roomId)
        .map(room -> view(room, reader))
        .filter(RoomView::isJoined)
        .orElseThrow(this::refusal);
  }

  private boolean remembers(RoomView view) {
    return view.wasEverJoined()
        && !memberships
            .find(view.reader().user(), view.room().room().number())
            .map(RoomMembership::forgotten)
            .orElse(false);
  }

  private MatrixFailure refusal() {
    return new MatrixFailure(ErrorCode.FORBIDDEN, "You are not in this room");
  }
}
