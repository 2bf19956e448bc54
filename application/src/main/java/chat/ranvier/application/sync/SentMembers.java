package chat.ranvier.application.sync;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.room.RoomStates;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.filter.SyncFilter;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.state.StateRoot;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lazy loading of members: of all member events only those that a client needs to show a timeline,
 * and those only once.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#lazy-loading-room-members">Lazy-loading
 *     room members</a>
 */
final class SentMembers {
  private static final String MEMBER = "m.room.member";
  private static final int REMEMBERED = 200_000;

  private final Cache<Sent, Long> sent =
      Caffeine.newBuilder().executor(Runnable::run).maximumSize(REMEMBERED).build();

  private record Sent(UserId reader, Optional<DeviceId> device, long room, UserId member) {}

  /**
   * What would be told of a room without lazy loading.
   *
   * @param state the state events
   * @param isChange whether they are what has changed since the last answer, not all there is:
   *     memberships among them "MUST" be told, "regardless as to whether or not they are redundant"
   * @param timeline the events to be shown
   * @param heroes the users whom a client names the room after
   */
  record Told(
      List<StoredEvent> state, boolean isChange, List<StoredEvent> timeline, List<UserId> heroes) {
    Set<UserId> needed() {
      Set<UserId> needed = new HashSet<>(heroes);
      timeline.forEach(event -> needed.add(event.event().sender()));
      return needed;
    }
  }

  /**
   * Reduces the state to the members that the timeline and the room's name need, and adds those
   * that it lacks.
   *
   * @param root the state in which a missing member is looked up
   */
  List<StoredEvent> reduce(
      Requester requester, SyncFilter filter, Told told, RoomStates states, StateRoot root) {
    if (!filter.isLazyLoadingMembers()) {
      return told.state();
    }
    Set<UserId> needed = told.needed();
    List<StoredEvent> reduced = new ArrayList<>();
    Set<UserId> given = new HashSet<>();
    for (StoredEvent event : told.state()) {
      Optional<UserId> member = member(event);
      if (told.isChange()
          || member.filter(user -> !needed.contains(user) && !isSelf(requester, user)).isEmpty()) {
        reduced.add(event);
        member.ifPresent(given::add);
      }
    }
    List<StoredEvent> timeline = told.timeline();
    timeline.forEach(event -> member(event).ifPresent(given::add));
    needed.stream()
        .filter(member -> !given.contains(member))
        .sorted()
        .flatMap(member -> states.find(root, new StateSlot(MEMBER, member.value())).stream())
        .filter(event -> isNews(requester, filter, event))
        .forEach(reduced::add);
    remember(requester, reduced);
    remember(requester, timeline);
    return reduced;
  }

  private static boolean isSelf(Requester requester, UserId member) {
    return requester.user().equals(member);
  }

  private boolean isNews(Requester requester, SyncFilter filter, StoredEvent event) {
    if (filter.state().isIncludingRedundantMembers()) {
      return true;
    }
    return member(event)
        .map(member -> sent.getIfPresent(key(requester, event, member)))
        .map(number -> number != event.number())
        .orElse(true);
  }

  private void remember(Requester requester, List<StoredEvent> events) {
    for (StoredEvent event : events) {
      member(event).ifPresent(member -> sent.put(key(requester, event, member), event.number()));
    }
  }

  private static Sent key(Requester requester, StoredEvent event, UserId member) {
    return new Sent(requester.user(), requester.device(), event.room(), member);
  }

  private static Optional<UserId> member(StoredEvent event) {
    return event.event().type().equals(MEMBER)
        ? event.event().stateKey().flatMap(UserId::find)
        : Optional.empty();
  }
}
