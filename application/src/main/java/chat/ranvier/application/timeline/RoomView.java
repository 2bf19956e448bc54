package chat.ranvier.application.timeline;

import chat.ranvier.application.room.RoomSnapshot;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.event.content.HistoryVisibilityContent;
import chat.ranvier.domain.event.content.MemberContent;
import chat.ranvier.domain.room.HistoryVisibility;
import chat.ranvier.domain.room.Membership;
import chat.ranvier.domain.state.StateRoot;
import chat.ranvier.domain.visibility.EventVisibility;
import chat.ranvier.domain.visibility.EventVisibility.Moment;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A room as one reader may see it: which events, which state. What it has found out it remembers,
 * so it is meant for one request and one thread.
 */
public final class RoomView {
  private static final StateSlot VISIBILITY = StateSlot.of("m.room.history_visibility");

  private final RoomSnapshot room;
  private final Reader reader;
  private final StateSlot member;
  private @Nullable Attendance attendance;
  private @Nullable StateRoot lastRoot;
  private Moment lastMoment = new Moment(HistoryVisibility.SHARED, Membership.LEAVE);

  RoomView(RoomSnapshot room, Reader reader) {
    this.room = room;
    this.reader = reader;
    this.member = new StateSlot("m.room.member", reader.user().value());
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
    return moment(room.head().state()).visibility() == HistoryVisibility.WORLD_READABLE;
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

  /** Whether the reader may see the event. */
  public boolean maySee(StoredEvent event) {
    Moment before = moment(event.stateBefore());
    Moment after = after(before, event.event());
    return isOwnDeparture(event.event(), after)
        || EventVisibility.maySee(before, after, attendance().joinedAfter(event.position()));
  }

  /** The reader's membership at the event, the event included. */
  public Membership membershipAt(StoredEvent event) {
    return after(moment(event.stateBefore()), event.event()).membership();
  }

  /** Who has left knows it, also where nothing else of the room was ever shown to them. */
  private boolean isOwnDeparture(Pdu event, Moment after) {
    return after.membership() == Membership.LEAVE
        && event.slot().filter(member::equals).isPresent();
  }

  private Moment after(Moment before, Pdu event) {
    Optional<StateSlot> slot = event.slot();
    if (slot.isEmpty()) {
      return before;
    } else if (slot.get().equals(VISIBILITY)) {
      return new Moment(visibility(event), before.membership());
    } else if (slot.get().equals(member)) {
      return new Moment(before.visibility(), membership(event));
    }
    return before;
  }

  private Moment moment(StateRoot root) {
    if (!root.equals(lastRoot)) {
      lastMoment =
          new Moment(
              find(root, VISIBILITY).map(RoomView::visibility).orElse(HistoryVisibility.SHARED),
              find(root, member).map(RoomView::membership).orElse(Membership.LEAVE));
      lastRoot = root;
    }
    return lastMoment;
  }

  private Optional<Pdu> find(StateRoot root, StateSlot slot) {
    return room.states().find(root, slot).map(StoredEvent::event);
  }

  private static HistoryVisibility visibility(Pdu event) {
    return new HistoryVisibilityContent(event.content()).historyVisibility();
  }

  private static Membership membership(Pdu event) {
    return new MemberContent(event.content()).membership().orElse(Membership.LEAVE);
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
