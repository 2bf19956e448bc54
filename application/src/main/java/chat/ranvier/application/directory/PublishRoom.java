package chat.ranvier.application.directory;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.directory.port.PublishedRoomStore;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.room.RoomSnapshot;
import chat.ranvier.application.room.Rooms;
import chat.ranvier.domain.identifier.RoomId;

/**
 * Says whether this server's directory lists a room, and changes it.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#published-room-directory">Published
 *     room directory</a>
 */
public final class PublishRoom {
  private final PublishedRoomStore published;
  private final Rooms rooms;
  private final Commits commits;

  /** Keeps the list in this storage. */
  public PublishRoom(PublishedRoomStore published, Rooms rooms, Commits commits) {
    this.published = published;
    this.rooms = rooms;
    this.commits = commits;
  }

  /**
   * Whether the room is listed.
   *
   * @throws MatrixFailure {@code M_NOT_FOUND} where there is no such room
   */
  public boolean isPublished(RoomId room) {
    known(room);
    return published.isPublished(room);
  }

  /**
   * Lists the room, or takes it off the list.
   *
   * @throws MatrixFailure {@code M_NOT_FOUND} where there is no such room, {@code M_FORBIDDEN}
   *     where the requester may not set its canonical alias
   */
  public void handle(Requester requester, RoomId room, boolean isPublished) {
    requester.mustNotBeSuspended();
    RoomSnapshot snapshot = known(room);
    if (!requester.isAdmin() && !DirectoryPermission.mayManage(requester.user(), snapshot)) {
      throw new MatrixFailure(
          ErrorCode.FORBIDDEN, "You don't have permission to list the room in the directory");
    }
    set(room, isPublished);
  }

  /** Lists a room, or takes it off the list, without asking who may. */
  public void set(RoomId room, boolean isPublished) {
    commits.write(() -> published.setPublished(room, isPublished));
  }

  private RoomSnapshot known(RoomId room) {
    return rooms
        .find(room)
        .orElseThrow(() -> new MatrixFailure(ErrorCode.NOT_FOUND, "Room not found"));
  }
}
