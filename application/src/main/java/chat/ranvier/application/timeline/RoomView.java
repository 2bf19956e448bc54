package chat.ranvier.application.timeline;

import chat.ranvier.application.room.RoomSnapshot;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.room.HistoryVisibility;
import chat.ranvier.domain.room.Membership;
import chat.ranvier.domain.state.StateRoot;
import chat.ranvier.domain.visibility.EventVisibility;
import chat.ranvier.domain.visibility.EventVisibility.Moment;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A room as one reader may see it: which events, which state. What it has found out it remembers,
 * so it is meant for one request and one thread.
 */
public final class RoomView {
  /** What servers send to join the branches of a room's graph; nobody is shown it. */
  private static final String NEVER_SHOWN = "org.matrix.dummy_event";

  private final RoomSnapshot room;
  private final Reader reader;
  private final Others others;
  private final Moments moments;
  private @Nullable Attendance attendance;

  RoomView(RoomSnapshot room, Reader reader, Others others) {
    this.room = room;
    this.reader = reader;
    this.others = others;
    this.moments = new Moments(room.states(), reader.user());
  }

  /** What the reader's view depends on beside the room: what other users are to them. */
  interface Others {
    /** Whether the reader does not want to hear of this user. */
    boolean isIgnored(UserId sender);

    /** Whether this user asked to be forgotten. */
    boolean isErased(UserId sender);
  }

  /** The room itself, with all that it holds. */
  public RoomSnapshot room() {
    return room;
  }

  /** Who looks. */
  public Reader reader() {
    return reader;
  }

  /** How the reader stands to the room now. */
  public Membership membership() {
    return attendance().now();
  }

  /** Whether the reader is in the room. */
  public boolean isJoined() {
    return membership() == Membership.JOIN;
  }

  /** Whether the reader is or was in the room. */
  public boolean wasEverJoined() {
    return attendance().lastJoin().isPresent();
  }

  /** Whether anybody may read the room as it is now. */
  public boolean isWorldReadable() {
    return moments.in(room.head().state()).visibility() == HistoryVisibility.WORLD_READABLE;
  }

  /** The position up to which the reader is shown the room's state. */
  public long lastPosition() {
    OptionalLong departure = attendance().departure();
    return wasEverJoined() && departure.isPresent() ? departure.getAsLong() : room.lastPosition();
  }

  /** The state that the reader is shown: the current one, or that at the reader's departure. */
  public StateRoot state() {
    return lastPosition() == room.lastPosition()
        ? room.head().state()
        : room.states().at(lastPosition());
  }

  /** The state that the reader is shown for this position, no later than {@link #state}. */
  public StateRoot stateAt(long position) {
    return position >= lastPosition() ? state() : room.states().at(position);
  }

  /**
   * The state that the reader is shown for an event: that of the room once the event had come. Of a
   * past that was read up on, when this server knew nothing of the room, the state after the event.
   */
  public List<StoredEvent> stateAfter(StoredEvent event) {
    List<StoredEvent> state = room.states().all(stateAround(event));
    if (event.position() >= 0 || !event.event().isState()) {
      return state;
    }
    return Stream.concat(
            state.stream().filter(other -> !other.event().slot().equals(event.event().slot())),
            Stream.of(event))
        .toList();
  }

  /** The same but for what an event of the past itself changes. */
  StateRoot stateAround(StoredEvent event) {
    return event.position() < 0 ? event.stateBefore() : stateAt(event.position());
  }

  /** The event as the reader is shown it; none where they may not see it, or do not want to. */
  public Optional<VisibleEvent> show(StoredEvent event) {
    Moment before = moments.in(event.stateBefore());
    Moment after = moments.after(before, event.event());
    boolean isSeen = isOwnDeparture(event.event(), after) || isHistory(event, before, after);
    return isSeen && isShownToAnybody(event) && !isFromIgnored(event.event())
        ? Optional.of(visible(event, before, after))
        : Optional.empty();
  }

  /** Whether the event belongs to the history that is open to the reader, whoever sent it. */
  public boolean isHistory(StoredEvent event) {
    Moment before = moments.in(event.stateBefore());
    return isHistory(event, before, moments.after(before, event.event()));
  }

  private static boolean isShownToAnybody(StoredEvent event) {
    return event.standing().isShown() && !event.event().type().equals(NEVER_SHOWN);
  }

  private boolean isHistory(StoredEvent event, Moment before, Moment after) {
    return isShownToAnybody(event)
        && EventVisibility.maySee(before, after, attendance().joinedAfter(event));
  }

  /** Those of the events that the reader is shown, in their order. */
  public List<VisibleEvent> show(List<StoredEvent> events) {
    return events.stream().flatMap(event -> show(event).stream()).toList();
  }

  /** The event that fills a slot of the state that the reader is shown. */
  public Optional<VisibleEvent> stateEvent(StateSlot slot) {
    return room.states()
        .find(state(), slot)
        .map(
            event ->
                new VisibleEvent(
                    event,
                    moments.after(moments.in(event.stateBefore()), event.event()).membership(),
                    false));
  }

  /**
   * What somebody sent who asked to be forgotten is shown whole only to who was there: by the rule
   * to all who joined before that, by ours to who was in the room at the event.
   */
  private VisibleEvent visible(StoredEvent event, Moment before, Moment after) {
    boolean wasThere =
        before.membership() == Membership.JOIN || after.membership() == Membership.JOIN;
    boolean isErased = !wasThere && others.isErased(event.event().sender());
    return new VisibleEvent(event, after.membership(), isErased);
  }

  /** Who has left knows it, also where nothing else of the room was ever shown to them. */
  private boolean isOwnDeparture(Pdu event, Moment after) {
    return after.membership() == Membership.LEAVE && moments.isOwn(event);
  }

  /** State is what it is, whoever set it; all else of whom the reader ignores is not shown. */
  private boolean isFromIgnored(Pdu event) {
    return !event.isState() && others.isIgnored(event.sender());
  }

  private Attendance attendance() {
    Attendance known = attendance;
    if (known == null) {
      known = Attendance.of(room, reader.user());
      attendance = known;
    }
    return known;
  }
}
