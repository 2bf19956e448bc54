package chat.ranvier.http.client.sync;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.filter.FindFilter;
import chat.ranvier.application.sync.Sync;
import chat.ranvier.application.sync.SyncAnswer;
import chat.ranvier.application.sync.SyncPosition;
import chat.ranvier.application.sync.SyncRequest;
import chat.ranvier.domain.filter.SyncFilter;
import chat.ranvier.http.server.Admission;
import chat.ranvier.http.server.Answer;
import chat.ranvier.http.server.Exchange;
import chat.ranvier.http.server.Router;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The routes of {@code sync.yaml}.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv3sync">Sync</a>
 */
public final class SyncRoutes {
  private static final String UNSTABLE_STATE_AFTER = "org.matrix.msc4222.use_state_after";

  private static final List<String> PRESENCES = List.of("offline", "online", "unavailable");

  private final Sync sync;
  private final FindFilter findFilter;
  private final SyncCodecs codecs;

  /**
   * The routes, on the operations behind them.
   *
   * @param codecs one for each part that a section adds to answers
   */
  public SyncRoutes(Sync sync, FindFilter findFilter, List<SyncPartJson<?>> codecs) {
    this.sync = sync;
    this.findFilter = findFilter;
    this.codecs = new SyncCodecs(codecs);
  }

  /** Adds the routes. */
  public void register(Router router) {
    router.client("GET", Router.R0_V3, "/sync", Admission.USERS_AND_GUESTS, this::sync);
  }

  private Answer sync(Exchange exchange, Requester requester) {
    exchange.query("set_presence").ifPresent(SyncRoutes::checkPresence);
    SyncFilter filter =
        exchange
            .query("filter")
            .map(named -> findFilter.named(requester.user(), named))
            .map(SyncFilter::new)
            .orElse(SyncFilter.ALL);
    boolean isUnstableStateAfter = exchange.queryBoolean(UNSTABLE_STATE_AFTER).orElse(false);
    boolean isStateAfter = exchange.queryBoolean("use_state_after").orElse(false);
    Optional<SyncPosition> since = exchange.query("since").map(SyncPosition::parse);
    boolean isFullState = exchange.queryBoolean("full_state").orElse(false);
    SyncAnswer answer =
        sync.handle(
            new Sync.Command(
                new SyncRequest(
                    requester, since, filter, isFullState, isStateAfter || isUnstableStateAfter),
                Duration.ofMillis(Math.max(0, exchange.queryInteger("timeout").orElse(0)))));
    String stateAfterName =
        isUnstableStateAfter && !isStateAfter ? "org.matrix.msc4222.state_after" : "state_after";
    return Answer.jsonBytes(200, new SyncJson(codecs, stateAfterName).write(answer));
  }

  private static void checkPresence(String presence) {
    if (!PRESENCES.contains(presence)) {
      throw new MatrixFailure(
          ErrorCode.INVALID_PARAM, "'set_presence' must be one of " + String.join(", ", PRESENCES));
    }
  }
}
