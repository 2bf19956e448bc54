package chat.ranvier.application.directory;

import chat.ranvier.application.directory.port.RoomAliasStore;
import chat.ranvier.application.directory.port.StoredAlias;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.domain.identifier.RoomAlias;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.ServerName;
import java.util.List;

/**
 * Finds the room that an alias leads to.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv3directoryroomroomalias">GET
 *     directory/room</a>
 */
public final class FindRoom {
  private final ServerName server;
  private final RoomAliasStore aliases;

  /** Knows the aliases of this server. */
  public FindRoom(ServerName server, RoomAliasStore aliases) {
    this.server = server;
    this.aliases = aliases;
  }

  /**
   * A room behind an alias.
   *
   * @param servers servers that are in the room
   */
  public record Found(RoomId room, List<ServerName> servers) {}

  /**
   * The room behind the alias.
   *
   * @throws MatrixFailure {@code M_NOT_FOUND} where the alias leads nowhere
   */
  public Found handle(RoomAlias alias) {
    StoredAlias stored =
        aliases
            .find(alias)
            .orElseThrow(
                () ->
                    new MatrixFailure(
                        ErrorCode.NOT_FOUND, "Room alias " + alias.value() + " not found."));
    return new Found(stored.room(), List.of(server));
  }

  /**
   * The room that a room id or an alias names; a room id is taken as it is.
   *
   * @throws MatrixFailure {@code M_INVALID_PARAM} where it is neither, {@code M_NOT_FOUND} where it
   *     is an alias that leads nowhere
   */
  public RoomId byIdOrAlias(String text) {
    if (text.startsWith("!")) {
      return RoomId.parse(text);
    } else if (text.startsWith("#")) {
      return handle(RoomAlias.parse(text)).room();
    }
    throw new MatrixFailure(ErrorCode.INVALID_PARAM, "Neither a room id nor a room alias");
  }
}
