package chat.ranvier.application.sync;

import chat.ranvier.application.room.RoomSnapshot;
import chat.ranvier.application.room.RoomStates;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.event.StateSlot;
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
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

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

  private final Cache<Sent, Latest> sent = cache();
  private final Cache<Listener, Answered> answered = cache();
  private final AtomicLong lines = new AtomicLong();

  private static <K, V> Cache<K, V> cache() {
    return Caffeine.newBuilder().executor(Runnable::run).maximumSize(REMEMBERED).build();
  }

  private record Listener(UserId reader, Optional<DeviceId> device, long room) {}

  private record Sent(Listener listener, UserId member) {}

  /** The event that was sent, and the line of answers that it was in. */
  private record Latest(long event, long line) {}

  /**
   * The last answer about a room: its position, and which line of answers it continued. Who asks
   * for what is new since before has not received it; another line begins then.
   */
  private record Answered(long position, long line) {}

  /**
   * What would be told of a room without lazy loading.
   *
   * @param state the state events
   * @param isChange whether one of them is what has changed since the client last heard of the
   *     room: memberships among those "MUST" be told, "regardless as to whether or not they are
   *     redundant"
   * @param timeline the events to be shown
   * @param heroes the users whom a client names the room after
   */
  record Told(
      List<StoredEvent> state,
      Predicate<StoredEvent> isChange,
      List<StoredEvent> timeline,
      List<UserId> heroes) {
    /**
     * Who has to be known: who sent something, and the heroes; where the timeline is applied to the
     * state, not who is told of there before they are needed.
     */
    Set<UserId> needed(boolean isStateAfter) {
      Set<UserId> needed = new HashSet<>();
      Set<UserId> given = new HashSet<>();
      for (StoredEvent event : timeline) {
        Optional<UserId> member = isStateAfter ? Optional.empty() : member(event);
        UserId sender = event.event().sender();
        if (!member.equals(Optional.of(sender)) && !given.contains(sender)) {
          needed.add(sender);
        }
        member.ifPresent(given::add);
      }
      heroes.stream().filter(hero -> !given.contains(hero)).forEach(needed::add);
      return needed;
    }
  }

  /**
   * Reduces the state to the members that the timeline and the room's name need, and adds those
   * that it lacks.
   *
   * @param upTo the position of the answer
   * @param root the state in which a missing member is looked up
   */
  List<StoredEvent> reduce(
      SyncRequest request, long upTo, Told told, RoomSnapshot snapshot, StateRoot root) {
    if (!request.filter().isLazyLoadingMembers()) {
      return told.state();
    }
    RoomStates states = snapshot.states();
    long line = continueLine(request, upTo, snapshot.room().number());
    Set<UserId> needed = told.needed(request.isStateAfter());
    List<StoredEvent> reduced = new ArrayList<>();
    Set<UserId> given = new HashSet<>();
    for (StoredEvent event : told.state()) {
      Optional<UserId> member = member(event);
      if (told.isChange().test(event)
          || member.filter(user -> !needed.contains(user) && !isSelf(request, user)).isEmpty()) {
        reduced.add(event);
        member.ifPresent(given::add);
      }
    }
    needed.stream()
        .filter(member -> !given.contains(member))
        .sorted()
        .flatMap(member -> states.find(root, new StateSlot(MEMBER, member.value())).stream())
        .filter(event -> isNews(request, line, event))
        .forEach(reduced::add);
    remember(request, line, reduced);
    if (!request.isStateAfter()) {
      remember(request, line, told.timeline());
    }
    return reduced;
  }

  private long continueLine(SyncRequest request, long upTo, long room) {
    Listener listener = new Listener(request.user(), request.requester().device(), room);
    Answered last = answered.getIfPresent(listener);
    long line =
        last != null && last.position() <= request.position()
            ? last.line()
            : lines.incrementAndGet();
    answered.put(listener, new Answered(upTo, line));
    return line;
  }

  private static boolean isSelf(SyncRequest request, UserId member) {
    return request.user().equals(member);
  }

  private boolean isNews(SyncRequest request, long line, StoredEvent event) {
    if (request.filter().state().isIncludingRedundantMembers()) {
      return true;
    }
    return member(event)
        .map(member -> sent.getIfPresent(key(request, event, member)))
        .map(last -> !last.equals(new Latest(event.number(), line)))
        .orElse(true);
  }

  private void remember(SyncRequest request, long line, List<StoredEvent> events) {
    for (StoredEvent event : events) {
      member(event)
          .ifPresent(
              member -> sent.put(key(request, event, member), new Latest(event.number(), line)));
    }
  }

  private static Sent key(SyncRequest request, StoredEvent event, UserId member) {
    return new Sent(
        new Listener(request.user(), request.requester().device(), event.room()), member);
  }

  private static Optional<UserId> member(StoredEvent event) {
    return event.event().type().equals(MEMBER)
        ? event.event().stateKey().flatMap(UserId::find)
        : Optional.empty();
  }
}
