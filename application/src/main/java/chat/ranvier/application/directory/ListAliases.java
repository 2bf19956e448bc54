package chat.ranvier.application.directory;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.directory.port.RoomAliasStore;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.timeline.Reader;
import chat.ranvier.application.timeline.RoomView;
import chat.ranvier.application.timeline.Visibility;
import chat.ranvier.domain.identifier.RoomAlias;
import chat.ranvier.domain.identifier.RoomId;
import java.util.List;

/**
 * Lists the aliases of a room.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv3roomsroomidaliases">GET
 *     aliases</a>
 */
public final class ListAliases {
  private final RoomAliasStore aliases;
  private final Visibility visibility;

  /** Lists aliases to those who may look into the room. */
  public ListAliases(RoomAliasStore aliases, Visibility visibility) {
    this.aliases = aliases;
    this.visibility = visibility;
  }

  /**
   * The aliases.
   *
   * @throws MatrixFailure {@code M_FORBIDDEN} for who is not in the room, unless anybody may read
   *     it
   */
  public List<RoomAlias> handle(Requester requester, RoomId room) {
    RoomView view = visibility.enter(room, Reader.of(requester));
    if (!view.isJoined() && !view.isWorldReadable()) {
      throw new MatrixFailure(ErrorCode.FORBIDDEN, "You are not in this room");
    }
    return aliases.aliasesOf(room);
  }
}
