package chat.ranvier.http.server;

import chat.ranvier.application.access.ClientAddress;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.InvalidIdentifierException;
import chat.ranvier.domain.identifier.RoomAlias;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.InvalidJsonException;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.http.server.RouteTree.Match.Found;
import java.io.InputStream;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A request that a route answers: its parameters, its body, and who sent it. */
public final class Exchange {
  private static final String BEARER = "Bearer ";

  private final Incoming incoming;
  private final Found found;
  private final int maxBody;
  private @Nullable QueryParameters query;

  Exchange(Incoming incoming, Found found, int maxBody) {
    this.incoming = incoming;
    this.found = found;
    this.maxBody = maxBody;
  }

  /** The method, in capital letters. */
  public String method() {
    return incoming.method();
  }

  /** The path as it was sent, still encoded, without the query. */
  public String rawPath() {
    return incoming.rawPath();
  }

  /** The path and the query as they were sent, still encoded. */
  public String rawTarget() {
    String raw = incoming.rawQuery();
    return raw == null ? incoming.rawPath() : incoming.rawPath() + "?" + raw;
  }

  /** The route that answers. */
  public Route route() {
    return found.route();
  }

  /**
   * A parameter of the path, decoded.
   *
   * @throws MatrixFailure {@code M_INVALID_PARAM} where it is badly encoded
   * @throws NoSuchElementException where the route's template has no such parameter
   */
  public String pathParameter(String name) {
    int place = found.route().parameters().indexOf(name);
    if (place < 0) {
      throw new NoSuchElementException(found.route() + " has no parameter " + name);
    }
    return PercentDecoding.path(found.value(place));
  }

  /**
   * A parameter of the path that is a user id.
   *
   * @throws InvalidIdentifierException where it is none
   */
  public UserId userId(String name) {
    return UserId.parse(pathParameter(name));
  }

  /**
   * A parameter of the path that is a room id.
   *
   * @throws InvalidIdentifierException where it is none
   */
  public RoomId roomId(String name) {
    return RoomId.parse(pathParameter(name));
  }

  /**
   * A parameter of the path that is a room alias.
   *
   * @throws InvalidIdentifierException where it is none
   */
  public RoomAlias roomAlias(String name) {
    return RoomAlias.parse(pathParameter(name));
  }

  /**
   * A parameter of the path that is an event id.
   *
   * @throws InvalidIdentifierException where it is none
   */
  public EventId eventId(String name) {
    return EventId.parse(pathParameter(name));
  }

  /**
   * A parameter of the path that is a server name.
   *
   * @throws InvalidIdentifierException where it is none
   */
  public ServerName serverName(String name) {
    return ServerName.parse(pathParameter(name));
  }

  /** The first parameter of this name in the query, decoded. */
  public Optional<String> query(String name) {
    return queryParameters().first(name);
  }

  /** All parameters of this name in the query, decoded, in their order. */
  public List<String> queries(String name) {
    return queryParameters().all(name);
  }

  /**
   * A parameter of the query that has to be there.
   *
   * @throws MatrixFailure {@code M_MISSING_PARAM} where it is not
   */
  public String requiredQuery(String name) {
    return query(name)
        .orElseThrow(
            () -> new MatrixFailure(ErrorCode.MISSING_PARAM, "Missing query parameter " + name));
  }

  /**
   * A parameter of the query that is a number.
   *
   * @throws MatrixFailure {@code M_INVALID_PARAM} where it is none
   */
  public OptionalLong queryInteger(String name) {
    Optional<String> text = query(name);
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(text.get()));
    } catch (NumberFormatException e) {
      throw new MatrixFailure(
          ErrorCode.INVALID_PARAM, "Query parameter " + name + " must be an integer");
    }
  }

  /**
   * A parameter of the query that is {@code true} or {@code false}.
   *
   * @throws MatrixFailure {@code M_INVALID_PARAM} where it is neither
   */
  public Optional<Boolean> queryBoolean(String name) {
    return query(name)
        .map(
            text ->
                switch (text) {
                  case "true" -> true;
                  case "false" -> false;
                  default ->
                      throw new MatrixFailure(
                          ErrorCode.INVALID_PARAM,
                          "Query parameter " + name + " must be true or false");
                });
  }

  /**
   * The body, a JSON object.
   *
   * @throws InvalidJsonException where it is none
   * @throws MatrixFailure {@code M_TOO_LARGE} where it is too large
   */
  public JsonObject body() {
    return JsonBody.object(incoming.body(maxBody));
  }

  /**
   * The body, a JSON object, of an endpoint that needs larger or only smaller ones than others do.
   *
   * @throws InvalidJsonException where it is none
   * @throws MatrixFailure {@code M_TOO_LARGE} where it is larger than that
   */
  public JsonObject body(int maxBytes) {
    return JsonBody.object(incoming.body(maxBytes));
  }

  /**
   * The body, a JSON object, or the empty object where there is no body.
   *
   * @throws InvalidJsonException where there is something else
   * @throws MatrixFailure {@code M_TOO_LARGE} where it is too large
   */
  public JsonObject bodyOrEmpty() {
    return bodyOrEmpty(maxBody);
  }

  /**
   * The body, a JSON object, or the empty object where there is no body.
   *
   * @throws InvalidJsonException where there is something else
   * @throws MatrixFailure {@code M_TOO_LARGE} where it is larger than that
   */
  public JsonObject bodyOrEmpty(int maxBytes) {
    byte[] bytes = incoming.body(maxBytes);
    return bytes.length == 0 ? JsonObject.empty() : JsonBody.object(bytes);
  }

  /**
   * The body as it was sent.
   *
   * @throws MatrixFailure {@code M_TOO_LARGE} where it is larger than that
   */
  public byte[] bodyBytes(int maxBytes) {
    return incoming.body(maxBytes);
  }

  /**
   * The body as it was sent, to be read piece by piece.
   *
   * @throws MatrixFailure {@code M_TOO_LARGE}, also while reading, where it is larger than that
   */
  public InputStream bodyStream(long maxBytes) {
    return incoming.bodyStream(maxBytes);
  }

  /** The only value of a header; none where it came several times. */
  public Optional<String> header(String name) {
    return incoming.header(name);
  }

  /** Where the request came from: the client where a trusted proxy names it. */
  public ClientAddress address() {
    return incoming.address();
  }

  /** Whether the client's connection is encrypted, as far as this server can know. */
  public boolean secure() {
    return incoming.secure();
  }

  /** The name that the client gives itself. */
  public Optional<String> userAgent() {
    return incoming.header("User-Agent");
  }

  /** What the log calls this request, for example {@code PUT-1000}. */
  public String requestId() {
    return incoming.requestId();
  }

  /**
   * The access token, from the header or, as old clients send it, from the query.
   *
   * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#using-access-tokens">Using
   *     access tokens</a>
   */
  public Optional<String> accessToken() {
    Optional<String> authorization = incoming.header("Authorization");
    if (authorization.isPresent()
        && authorization.get().regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return Optional.of(authorization.get().substring(BEARER.length()).strip());
    }
    return query("access_token");
  }

  /** Notes who makes the request, for the log: a user, a server, or both. */
  public void requestedBy(String requester) {
    incoming.requestedBy(requester);
  }

  private QueryParameters queryParameters() {
    QueryParameters parsed = query;
    if (parsed == null) {
      parsed = QueryParameters.of(incoming.rawQuery());
      query = parsed;
    }
    return parsed;
  }
}
