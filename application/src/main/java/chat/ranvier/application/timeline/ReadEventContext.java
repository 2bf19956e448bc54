package chat.ranvier.application.timeline;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.timeline.ClientEvents.Form;
import chat.ranvier.application.timeline.ReadEvent.Visible;
import chat.ranvier.application.timeline.TimelinePager.Page;
import chat.ranvier.application.timeline.port.GraphPlace;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.filter.EventFilter;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads an event together with what happened just before and just after it.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv3roomsroomidcontexteventid">GET
 *     context</a>
 */
public final class ReadEventContext {
  private static final int MAX_LIMIT = 1_000;
  private static final String MEMBER = "m.room.member";

  private final ReadEvent readEvent;
  private final HistoryWalks walks;
  private final TimelinePager pager = new TimelinePager();
  private final ClientEvents clientEvents;

  /** Reads from this storage what may be seen. */
  public ReadEventContext(ReadEvent readEvent, Timelines timelines, ClientEvents clientEvents) {
    this.readEvent = readEvent;
    this.walks = new HistoryWalks(timelines);
    this.clientEvents = clientEvents;
  }

  /**
   * The event and its surroundings.
   *
   * @param limit how many events before and after it together at most; held to 1,000
   * @param filter on the surroundings and the state, not on the event
   * @throws chat.ranvier.application.failure.MatrixFailure {@code M_NOT_FOUND} where there is no
   *     such event, or none that the requester may see
   */
  public EventContext handle(
      Requester requester, RoomId roomId, EventId eventId, int limit, EventFilter filter) {
    Visible middle =
        readEvent.find(Reader.of(requester), roomId, eventId).orElseThrow(ReadEvent::unknown);
    RoomView view = middle.view();
    GraphPlace place = middle.event().event().place();
    int total = Math.clamp(Math.min(limit, filter.limit().orElse(MAX_LIMIT)), 0, MAX_LIMIT);
    HistoryWalk back = walks.from(view.room(), Direction.BACKWARD, place);
    HistoryWalk forth = walks.from(view.room(), Direction.FORWARD, place);
    Page before = pager.read(view, filter, back, total / 2);
    Page after = pager.read(view, filter, forth, total - total / 2);
    VisibleEvent last = after.events().isEmpty() ? middle.event() : after.events().getLast();
    return new EventContext(
        clientEvents.inTimeline(middle.event(), view, Form.WITH_ROOM),
        clientEvents.inTimeline(before.events(), view, Form.WITH_ROOM),
        clientEvents.inTimeline(after.events(), view, Form.WITH_ROOM),
        state(view, filter, last.event(), all(before, middle.event(), after)),
        before.next().orElseGet(() -> back.past(first(before, middle).event())),
        forth.past(last.event()));
  }

  private static VisibleEvent first(Page before, Visible middle) {
    return before.events().isEmpty() ? middle.event() : before.events().getLast();
  }

  private List<ClientEvent> state(
      RoomView view, EventFilter filter, StoredEvent last, List<VisibleEvent> shown) {
    if (!readEvent.showsState(view)) {
      return List.of();
    }
    List<StoredEvent> state = new ArrayList<>(view.stateAfter(last));
    if (filter.isLazyLoadingMembers()) {
      state.removeIf(event -> event.event().type().equals(MEMBER));
      state.addAll(LazyMembers.of(view, LazyMembers.senders(shown), view.stateAround(last)));
    }
    return state.stream()
        .filter(event -> filter.accepts(event.event()))
        .map(event -> clientEvents.inState(event, Form.WITH_ROOM))
        .toList();
  }

  private static List<VisibleEvent> all(Page before, VisibleEvent middle, Page after) {
    List<VisibleEvent> all = new ArrayList<>(before.events());
    all.add(middle);
    all.addAll(after.events());
    return all;
  }
}
