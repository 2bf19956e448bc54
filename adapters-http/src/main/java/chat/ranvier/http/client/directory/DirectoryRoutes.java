package chat.ranvier.http.client.directory;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.directory.CreateAlias;
import chat.ranvier.application.directory.DeleteAlias;
import chat.ranvier.application.directory.FindRoom;
import chat.ranvier.application.directory.ListAliases;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.domain.identifier.RoomAlias;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.http.server.Answer;
import chat.ranvier.http.server.BodyFields;
import chat.ranvier.http.server.BodySize;
import chat.ranvier.http.server.Exchange;
import chat.ranvier.http.server.MatrixErrors;
import chat.ranvier.http.server.Router;

/**
 * The routes of {@code directory.yaml}.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#room-aliases">Room aliases</a>
 */
public final class DirectoryRoutes {
  private static final String PATH = "/directory/room/{roomAlias}";

  private final FindRoom findRoom;
  private final CreateAlias createAlias;
  private final DeleteAlias deleteAlias;
  private final ListAliases listAliases;

  /** The routes, on the operations behind them. */
  public DirectoryRoutes(
      FindRoom findRoom,
      CreateAlias createAlias,
      DeleteAlias deleteAlias,
      ListAliases listAliases) {
    this.findRoom = findRoom;
    this.createAlias = createAlias;
    this.deleteAlias = deleteAlias;
    this.listAliases = listAliases;
  }

  /** Adds the routes. */
  public void register(Router router) {
    router.client("GET", Router.R0_V3, PATH, this::find);
    router.client("PUT", Router.R0_V3, PATH, this::create);
    router.client("DELETE", Router.R0_V3, PATH, this::delete);
    router.client("GET", Router.R0_V3, "/rooms/{roomId}/aliases", this::list);
  }

  private Answer find(Exchange exchange) {
    FindRoom.Found found = findRoom.handle(exchange.roomAlias("roomAlias"));
    return Answer.json(
        JsonObject.builder()
            .put("room_id", found.room().value())
            .put(
                "servers",
                JsonArray.ofStrings(found.servers().stream().map(ServerName::value).toList()))
            .build());
  }

  private Answer create(Exchange exchange, Requester requester) {
    RoomAlias alias = exchange.roomAlias("roomAlias");
    RoomId room = RoomId.parse(BodyFields.text(exchange.body(BodySize.SMALL), "room_id"));
    try {
      createAlias.handle(requester, alias, room);
      return Answer.empty();
    } catch (MatrixFailure refused) {
      if (refused.code() == ErrorCode.ROOM_IN_USE) {
        return MatrixErrors.of(409, ErrorCode.UNKNOWN, refused.reason());
      }
      throw refused;
    }
  }

  private Answer delete(Exchange exchange, Requester requester) {
    deleteAlias.handle(requester, exchange.roomAlias("roomAlias"));
    return Answer.empty();
  }

  private Answer list(Exchange exchange, Requester requester) {
    return Answer.json(
        JsonObject.of(
            "aliases",
            JsonArray.ofStrings(
                listAliases.handle(requester, exchange.roomId("roomId")).stream()
                    .map(RoomAlias::value)
                    .toList())));
  }
}
