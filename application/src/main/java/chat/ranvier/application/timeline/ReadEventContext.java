package chat.ranvier.application.timeline;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.timeline.ClientEvents.Form;
import chat.ranvier.application.timeline.ReadEvent.Visible;
import chat.ranvier.application.timeline.TimelinePager.Page;
import chat.ranvier.application.timeline.TimelinePager.Range;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.filter.EventFilter;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.state.StateRoot;
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
  private final TimelinePager pager;
  private final ClientEvents clientEvents;

  /** Reads from this storage what may be seen. */
  public ReadEventContext(ReadEvent readEvent, Timelines timelines, ClientEvents clientEvents) {
    this.readEvent = readEvent;
    this.pager = new TimelinePager(timelines);
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
    long position = middle.event().event().position();
    int total = Math.clamp(Math.min(limit, filter.limit().orElse(MAX_LIMIT)), 0, MAX_LIMIT);
    long oldest = TimelineToken.START.position();
    long newest = view.room().lastPosition();
    Page before =
        pager.read(view, filter, new Range(Direction.BACKWARD, position - 1, oldest, total / 2));
    Page after =
        pager.read(view, filter, new Range(Direction.FORWARD, position, newest, total - total / 2));
    VisibleEvent last = after.events().isEmpty() ? middle.event() : after.events().getLast();
    return new EventContext(
        clientEvents.inTimeline(middle.event(), view, Form.WITH_ROOM),
        clientEvents.inTimeline(before.events(), view, Form.WITH_ROOM),
        clientEvents.inTimeline(after.events(), view, Form.WITH_ROOM),
        state(view, filter, last.event(), all(before, middle.event(), after)),
        new TimelineToken(before.next().orElse(start(before, position))),
        new TimelineToken(last.event().position()));
  }

  private static long start(Page before, long position) {
    return before.events().isEmpty()
        ? position - 1
        : before.events().getLast().event().position() - 1;
  }

  private List<ClientEvent> state(
      RoomView view, EventFilter filter, StoredEvent last, List<VisibleEvent> shown) {
    if (!readEvent.showsState(view)) {
      return List.of();
    }
    StateRoot root = view.stateAt(last.position());
    List<StoredEvent> state = new ArrayList<>(view.room().states().all(root));
    if (filter.isLazyLoadingMembers()) {
      state.removeIf(event -> event.event().type().equals(MEMBER));
      state.addAll(LazyMembers.of(view, LazyMembers.senders(shown), root));
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
