package chat.ranvier.application.timeline;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.timeline.ClientEvents.Form;
import chat.ranvier.application.timeline.TimelinePager.Page;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.filter.EventFilter;
import chat.ranvier.domain.identifier.RoomId;
import java.util.List;
import java.util.Optional;

/**
 * Reads a room's timeline page by page, forth or back, in its topological order.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv3roomsroomidmessages">GET
 *     messages</a>
 */
public final class ReadMessages {
  private static final int MAX_LIMIT = 1_000;

  private final Visibility visibility;
  private final HistoryWalks walks;
  private final TimelinePager pager = new TimelinePager();
  private final ClientEvents clientEvents;

  /** Reads from this storage what may be seen. */
  public ReadMessages(Visibility visibility, Timelines timelines, ClientEvents clientEvents) {
    this.visibility = visibility;
    this.walks = new HistoryWalks(timelines);
    this.clientEvents = clientEvents;
  }

  /**
   * What to read.
   *
   * @param from where to begin; at the first or last event where nothing is said
   * @param to where to end at the latest
   * @param limit how many events at most; held to 1,000
   */
  public record Query(
      RoomId room,
      Direction direction,
      Optional<TimelineToken> from,
      Optional<TimelineToken> to,
      int limit,
      EventFilter filter) {}

  /**
   * The page.
   *
   * @throws chat.ranvier.application.failure.MatrixFailure {@code M_FORBIDDEN} where the requester
   *     may not look into the room
   */
  public EventPage handle(Requester requester, Query query) {
    RoomView view = visibility.enter(query.room(), Reader.of(requester));
    HistoryWalk walk = walks.between(view.room(), query.direction(), query.from(), query.to());
    TimelineToken start = walk.here();
    Page page = pager.read(view, query.filter(), walk, limit(query));
    List<StoredEvent> members =
        query.filter().isLazyLoadingMembers() ? LazyMembers.of(view, page.events()) : List.of();
    return new EventPage(
        start,
        page.next(),
        clientEvents.inTimeline(page.events(), view, Form.WITH_ROOM),
        members.stream().map(event -> clientEvents.inState(event, Form.WITH_ROOM)).toList());
  }

  private static int limit(Query query) {
    long limit = Math.min(query.limit(), query.filter().limit().orElse(MAX_LIMIT));
    return Math.clamp(limit, 0, MAX_LIMIT);
  }
}
