package chat.ranvier.application.directory;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.directory.port.RoomAliasStore;
import chat.ranvier.application.directory.port.StoredAlias;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.room.Rooms;
import chat.ranvier.domain.identifier.RoomAlias;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.room.Membership;

/**
 * Gives a room an alias.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#put_matrixclientv3directoryroomroomalias">PUT
 *     directory/room</a>
 */
public final class CreateAlias {
  private final ServerName server;
  private final RoomAliasStore aliases;
  private final Rooms rooms;
  private final Commits commits;

  /** Makes aliases of this server. */
  public CreateAlias(ServerName server, RoomAliasStore aliases, Rooms rooms, Commits commits) {
    this.server = server;
    this.aliases = aliases;
    this.rooms = rooms;
    this.commits = commits;
  }

  /**
   * Lets the alias lead to the room.
   *
   * @throws MatrixFailure {@code M_FORBIDDEN} where the requester is not in the room, {@code
   *     M_INVALID_PARAM} where the alias is not one of this server, {@code M_ROOM_IN_USE} where it
   *     is taken
   */
  public void handle(Requester requester, RoomAlias alias, RoomId room) {
    requester.mustNotBeSuspended();
    check(alias);
    boolean isJoined =
        rooms
            .find(room)
            .filter(it -> it.membership(requester.user()) == Membership.JOIN)
            .isPresent();
    if (!isJoined && !requester.isAdmin()) {
      throw new MatrixFailure(
          ErrorCode.FORBIDDEN, "You must be in the room to create an alias for it");
    }
    reserve(new StoredAlias(alias, room, requester.user()));
  }

  /**
   * Lets an alias lead to a room that is about to be made.
   *
   * @throws MatrixFailure as {@link #handle}, but does not ask for the room
   */
  public void reserve(StoredAlias alias) {
    check(alias.alias());
    if (!commits.<Boolean>write(() -> aliases.add(alias))) {
      throw new MatrixFailure(
          ErrorCode.ROOM_IN_USE, "Room alias " + alias.alias().value() + " already exists");
    }
  }

  /** Takes back what {@link #reserve} did. */
  public void release(RoomAlias alias) {
    commits.write(() -> aliases.remove(alias));
  }

  private void check(RoomAlias alias) {
    if (!alias.server().equals(server)) {
      throw new MatrixFailure(ErrorCode.INVALID_PARAM, "Room alias must be local");
    }
    String localpart = alias.localpart();
    if (localpart.isEmpty() || localpart.codePoints().anyMatch(CreateAlias::isBlank)) {
      throw new MatrixFailure(ErrorCode.INVALID_PARAM, "Invalid characters in room alias");
    }
  }

  private static boolean isBlank(int codePoint) {
    return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
  }
}
