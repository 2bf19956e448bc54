package chat.ranvier.application.access;

import chat.ranvier.application.access.port.TokenHash;
import chat.ranvier.application.environment.port.Time;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonNull;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.domain.json.JsonValue;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * User-interactive authentication: a request passes once its user has gone through all stages of a
 * flow.
 *
 * <p>Sessions live in memory, are bound to the request's method, path and user, and hold no
 * secrets. A session is good for one request: that which completes it uses it up.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#user-interactive-authentication-api">User-interactive
 *     authentication</a>
 */
public final class InteractiveAuthentication {
  private static final Duration SESSION_LIFETIME = Duration.ofHours(1);
  private static final int MAX_SESSIONS = 50_000;

  private final TokenMint mint;
  private final Map<String, AuthenticationStage> stages = new TreeMap<>();
  private final Cache<String, InteractiveSession> sessions;
  private final Cache<TokenHash, Boolean> confirmed;
  private final boolean reusesConfirmations;

  /**
   * @param asked what users can be asked for, beside nothing
   * @param reuse how long one confirmation is good for other requests of the same access token;
   *     zero where each is to be confirmed
   */
  public InteractiveAuthentication(
      TokenMint mint, Time time, List<AuthenticationStage> asked, Duration reuse) {
    this.mint = mint;
    DummyStage dummy = new DummyStage();
    stages.put(dummy.type(), dummy);
    asked.forEach(stage -> stages.put(stage.type(), stage));
    this.sessions = expiring(time, SESSION_LIFETIME);
    this.confirmed = expiring(time, reuse);
    this.reusesConfirmations = reuse.isPositive();
  }

  private static <K, V> Cache<K, V> expiring(Time time, Duration lifetime) {
    return Caffeine.newBuilder()
        .maximumSize(MAX_SESSIONS)
        .expireAfterWrite(lifetime)
        .ticker(time::nanos)
        .executor(Runnable::run)
        .build();
  }

  /**
   * Lets the request pass where its user has been through one of the flows.
   *
   * @throws InteractionRequired where a stage is missing, or did not pass
   * @throws MatrixFailure {@code M_FORBIDDEN} where the session belongs to another request, or
   *     somebody else than the requester was authenticated; {@code M_INVALID_PARAM} where there is
   *     no such session, or it is used up
   */
  public void require(Interaction interaction, List<AuthenticationFlow> flows) {
    Optional<JsonObject> auth = interaction.auth();
    if (auth.isEmpty()) {
      throw challenge(open(interaction), flows, Optional.empty());
    }
    InteractiveSession session = resume(auth.get(), interaction);
    auth.get()
        .string("type")
        .filter(type -> !session.completed().contains(type))
        .ifPresent(type -> pass(type, session, interaction, flows));
    if (!isComplete(session, flows)) {
      throw challenge(session, flows, Optional.empty());
    }
    if (!session.useUp()) {
      throw unknownSession();
    }
    sessions.invalidate(session.id());
    interaction.requester().ifPresent(requester -> confirmed.put(requester.token(), true));
  }

  /**
   * As {@link #require}, but a confirmation that is recent enough stands for this request, too: for
   * what does not endanger the account as a whole.
   */
  public void requireUnlessRecent(Interaction interaction, List<AuthenticationFlow> flows) {
    if (!reusesConfirmations || !isRecentlyConfirmed(interaction)) {
      require(interaction, flows);
    }
  }

  private boolean isRecentlyConfirmed(Interaction interaction) {
    return interaction
        .requester()
        .filter(requester -> confirmed.getIfPresent(requester.token()) != null)
        .isPresent();
  }

  private void pass(
      String type,
      InteractiveSession session,
      Interaction interaction,
      List<AuthenticationFlow> flows) {
    AuthenticationStage stage = stages.get(type);
    List<String> completed = session.completed();
    if (stage == null || flows.stream().noneMatch(flow -> flow.continuesWith(completed, type))) {
      throw challenge(
          session,
          flows,
          Optional.of(new MatrixFailure(ErrorCode.UNRECOGNIZED, "No such stage comes next")));
    }
    mustBeRequester(check(stage, session, interaction, flows), interaction);
    session.complete(type);
  }

  private Optional<UserId> check(
      AuthenticationStage stage,
      InteractiveSession session,
      Interaction interaction,
      List<AuthenticationFlow> flows) {
    try {
      return stage.check(interaction.auth().orElseThrow(), interaction);
    } catch (MatrixFailure refusal) {
      if (refusal.code() == ErrorCode.FORBIDDEN) {
        throw challenge(session, flows, Optional.of(refusal));
      }
      throw refusal;
    }
  }

  private static void mustBeRequester(Optional<UserId> user, Interaction interaction) {
    Optional<UserId> expected = interaction.user();
    if (user.isPresent() && expected.isPresent() && !user.equals(expected)) {
      throw new MatrixFailure(ErrorCode.FORBIDDEN, "Somebody else's authentication");
    }
  }

  private InteractiveSession open(Interaction interaction) {
    InteractiveSession session = new InteractiveSession(mint.sessionId(), interaction);
    sessions.put(session.id(), session);
    return session;
  }

  /** The session that is named, or a new one where none is. */
  private InteractiveSession resume(JsonObject auth, Interaction interaction) {
    boolean isOther =
        auth.find("session")
            .filter(value -> !(value instanceof JsonString || value == JsonNull.NULL))
            .isPresent();
    if (isOther) {
      throw new MatrixFailure(ErrorCode.BAD_JSON, "'session' must be a string");
    }
    Optional<String> id = auth.string("session");
    if (id.isEmpty()) {
      return open(interaction);
    }
    InteractiveSession session =
        id.map(sessions::getIfPresent).orElseThrow(InteractiveAuthentication::unknownSession);
    if (!session.admits(interaction)) {
      throw new MatrixFailure(
          ErrorCode.FORBIDDEN, "The session was opened for another request than this");
    }
    return session;
  }

  private static MatrixFailure unknownSession() {
    return new MatrixFailure(
        ErrorCode.INVALID_PARAM, "There is no such session; it may have ended, or been used");
  }

  private static boolean isComplete(InteractiveSession session, List<AuthenticationFlow> flows) {
    return flows.contains(new AuthenticationFlow(session.completed()));
  }

  private static InteractionRequired challenge(
      InteractiveSession session, List<AuthenticationFlow> flows, Optional<MatrixFailure> refusal) {
    List<JsonValue> offered = flows.stream().<JsonValue>map(AuthenticationFlow::toJson).toList();
    JsonObject.Builder body =
        JsonObject.builder()
            .put("session", session.id())
            .put("flows", new JsonArray(offered))
            .put("params", JsonObject.empty());
    if (refusal.isPresent() || !session.completed().isEmpty()) {
      body.put("completed", JsonArray.ofStrings(session.completed()));
    }
    refusal.ifPresent(
        failure -> body.put("errcode", failure.code().code()).put("error", failure.reason()));
    return new InteractionRequired(body.build());
  }
}
