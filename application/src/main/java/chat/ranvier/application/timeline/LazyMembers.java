package chat.ranvier.application.timeline;

import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.state.StateRoot;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The members that a client needs to show some events, and no others.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#lazy-loading-room-members">Lazy-loading
 *     room members</a>
 */
public final class LazyMembers {
  private LazyMembers() {}

  /** The member events of those who sent the events, as they were before the first of these. */
  static List<StoredEvent> of(RoomView view, List<VisibleEvent> events) {
    return events.isEmpty()
        ? List.of()
        : of(view, senders(events), events.getFirst().event().stateBefore());
  }

  /** The member events of these users in a state of the view's room. */
  public static List<StoredEvent> of(RoomView view, Set<UserId> users, StateRoot state) {
    return users.stream()
        .map(user -> new StateSlot("m.room.member", user.value()))
        .flatMap(slot -> view.room().states().find(state, slot).stream())
        .toList();
  }

  /** Who sent the events, in the order in which they come. */
  static Set<UserId> senders(List<VisibleEvent> events) {
    Set<UserId> senders = new LinkedHashSet<>();
    events.forEach(event -> senders.add(event.event().event().sender()));
    return senders;
  }
}
