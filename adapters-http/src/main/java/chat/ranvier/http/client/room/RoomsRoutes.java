package chat.ranvier.http.client.room;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.membership.ReadMembers;
import chat.ranvier.application.state.ReadState;
import chat.ranvier.application.timeline.ReadEvent;
import chat.ranvier.application.timeline.TimelineToken;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.event.content.MemberContent;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.json.JsonNull;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonOutput;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.domain.json.JsonValue;
import chat.ranvier.domain.room.Membership;
import chat.ranvier.http.client.timeline.EventsJson;
import chat.ranvier.http.server.Admission;
import chat.ranvier.http.server.Answer;
import chat.ranvier.http.server.AnswerSize;
import chat.ranvier.http.server.AuthenticatedEndpoint;
import chat.ranvier.http.server.Exchange;
import chat.ranvier.http.server.Router;
import java.util.Optional;

/**
 * The routes of {@code rooms.yaml}: one event, state, members.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#getting-events-for-a-room">Getting
 *     events for a room</a>
 */
public final class RoomsRoutes {
  private final ReadEvent readEvent;
  private final ReadState readState;
  private final ReadMembers readMembers;

  /** The routes, on the operations behind them. */
  public RoomsRoutes(ReadEvent readEvent, ReadState readState, ReadMembers readMembers) {
    this.readEvent = readEvent;
    this.readState = readState;
    this.readMembers = readMembers;
  }

  /** Adds the routes. */
  public void register(Router router) {
    read(router, "/rooms/{roomId}/event/{eventId}", this::event);
    read(router, "/rooms/{roomId}/state", this::state);
    read(router, "/rooms/{roomId}/state/{eventType}", (it, user) -> stateEvent(it, user, ""));
    read(
        router,
        "/rooms/{roomId}/state/{eventType}/{stateKey?}",
        (exchange, requester) ->
            stateEvent(exchange, requester, exchange.pathParameter("stateKey")));
    read(router, "/rooms/{roomId}/members", this::members);
    router.client("GET", Router.R0_V3, "/rooms/{roomId}/joined_members", this::joinedMembers);
  }

  private static void read(Router router, String path, AuthenticatedEndpoint endpoint) {
    router.client("GET", Router.R0_V3, path, Admission.USERS_AND_GUESTS, endpoint);
  }

  private Answer event(Exchange exchange, Requester requester) {
    return EventsJson.one(
        readEvent.handle(requester, exchange.roomId("roomId"), exchange.eventId("eventId")));
  }

  private Answer state(Exchange exchange, Requester requester) {
    return EventsJson.array(readState.all(requester, exchange.roomId("roomId")));
  }

  private Answer stateEvent(Exchange exchange, Requester requester, String stateKey) {
    RoomId room = exchange.roomId("roomId");
    StateSlot slot = new StateSlot(exchange.pathParameter("eventType"), stateKey);
    return switch (exchange.query("format").orElse("content")) {
      case "content" -> Answer.json(readState.content(requester, room, slot));
      case "event" -> EventsJson.one(readState.event(requester, room, slot));
      default ->
          throw new MatrixFailure(ErrorCode.INVALID_PARAM, "'format' must be content or event");
    };
  }

  private Answer members(Exchange exchange, Requester requester) {
    ReadMembers.Query query =
        new ReadMembers.Query(
            exchange.query("at").filter(text -> !text.isEmpty()).map(TimelineToken::parse),
            membership(exchange, "membership"),
            membership(exchange, "not_membership"));
    return EventsJson.chunk(readMembers.handle(requester, exchange.roomId("roomId"), query));
  }

  private static Optional<Membership> membership(Exchange exchange, String name) {
    return exchange
        .query(name)
        .map(
            text ->
                Membership.find(text)
                    .orElseThrow(
                        () ->
                            new MatrixFailure(
                                ErrorCode.INVALID_PARAM, "'" + name + "' is no membership")));
  }

  private Answer joinedMembers(Exchange exchange, Requester requester) {
    JsonOutput out = JsonOutput.create().beginObject().name("joined").beginObject();
    AnswerSize size = new AnswerSize(out);
    readMembers
        .joined(requester, exchange.roomId("roomId"))
        .forEach(
            (user, content) -> {
              out.name(user.value()).value(profile(content));
              size.hasGrown();
            });
    return Answer.jsonBytes(200, out.endObject().endObject().toBytes());
  }

  /** Both members always, as clients are used to: null where the user shows none. */
  private static JsonObject profile(MemberContent content) {
    return JsonObject.builder()
        .put("avatar_url", textOrNull(content.avatarUrl()))
        .put("display_name", textOrNull(content.displayName()))
        .build();
  }

  private static JsonValue textOrNull(Optional<String> text) {
    return text.<JsonValue>map(JsonString::new).orElse(JsonNull.NULL);
  }
}
