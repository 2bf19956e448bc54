package chat.ranvier.db.memory.push;

import chat.ranvier.application.membership.port.RoomMembership;
import chat.ranvier.application.push.port.Counts;
import chat.ranvier.application.push.port.EventOutcome;
import chat.ranvier.application.push.port.KeptOutcome;
import chat.ranvier.application.push.port.Mark;
import chat.ranvier.application.push.port.Notification;
import chat.ranvier.application.push.port.NotificationStore;
import chat.ranvier.application.push.port.Tally;
import chat.ranvier.application.timeline.port.EventPlace;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.db.memory.MemoryDatabase;
import chat.ranvier.db.memory.MemoryTable;
import chat.ranvier.db.memory.membership.MemoryMembershipStore;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.push.FollowedRooms;
import chat.ranvier.domain.push.PushActions;
import chat.ranvier.domain.room.Membership;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The notifications of a database in memory: all outcomes, by position. */
public final class MemoryNotificationStore implements NotificationStore {
  private final MemoryDatabase database;
  private final MemoryTable<Long, EventOutcome> outcomes;
  private final MemoryTable<Long, Boolean> redacted;
  private final MemoryTable<Long, StoredEvent> events;
  private final MemoryMembershipStore memberships;

  /** The notifications of this database. */
  public MemoryNotificationStore(MemoryDatabase database) {
    this.database = database;
    this.outcomes = database.table("notifications");
    this.redacted = database.table("notifications_redacted");
    this.events = database.table("events");
    this.memberships = new MemoryMembershipStore(database);
  }

  @Override
  public void append(Collection<EventOutcome> added) {
    for (EventOutcome each : added) {
      if (!each.isNothing() && !outcomes.putIfAbsent(each.position(), each)) {
        throw new IllegalStateException("stored already: " + each.position());
      }
    }
  }

  @Override
  public void redact(long room, long position) {
    redacted.put(position, true);
  }

  @Override
  public long total(long room) {
    return outcomes.read(
        rows ->
            rows.descendingMap().values().stream()
                .filter(each -> each.room() == room && each.common().notifies())
                .findFirst()
                .map(EventOutcome::total)
                .orElse(0L));
  }

  @Override
  public List<Notification> after(
      UserId user, FollowedRooms followed, long position, long upTo, int limit) {
    return database.reading(
        () ->
            between(user, followed, position, upTo)
                .sorted(Comparator.comparingLong(Notification::position))
                .limit(limit)
                .toList());
  }

  @Override
  public List<Notification> before(
      UserId user, FollowedRooms followed, long position, boolean onlyHighlights, int limit) {
    return database.reading(
        () ->
            between(user, followed, 0, position - 1)
                .filter(each -> !onlyHighlights || each.isHighlight())
                .sorted(Comparator.comparingLong(Notification::position).reversed())
                .limit(limit)
                .toList());
  }

  private Stream<Notification> between(UserId user, FollowedRooms followed, long after, long upTo) {
    return current(after, upTo).stream()
        .flatMap(outcome -> notification(user, followed, outcome).stream());
  }

  private List<EventOutcome> current(long after, long upTo) {
    Set<Long> gone = redacted.read(rows -> Set.copyOf(rows.keySet()));
    return after >= upTo
        ? List.of()
        : outcomes.read(
            rows ->
                rows.subMap(after, false, upTo, true).values().stream()
                    .filter(each -> !gone.contains(each.position()))
                    .toList());
  }

  private Optional<Notification> notification(
      UserId user, FollowedRooms followed, EventOutcome outcome) {
    Optional<RoomMembership> place = memberships.find(user, outcome.room());
    return place
        .filter(found -> isTold(found, user, outcome))
        .map(found -> outcome.of(user, followed.contains(found.room().roomId())))
        .filter(PushActions::notifies)
        .map(actions -> notification(place.get(), outcome, actions));
  }

  private boolean isTold(RoomMembership place, UserId user, EventOutcome outcome) {
    if (outcome.own().containsKey(user)) {
      return place.membership() == Membership.JOIN || place.membership() == Membership.INVITE;
    }
    long since =
        memberships
            .joinedSince(user, List.of(outcome.room()))
            .getOrDefault(outcome.room(), Long.MAX_VALUE);
    return outcome.position() > since;
  }

  private Notification notification(
      RoomMembership place, EventOutcome outcome, PushActions actions) {
    StoredEvent event =
        events.read(
            rows ->
                rows.values().stream()
                    .filter(each -> each.position() == outcome.position())
                    .findFirst()
                    .orElseThrow());
    return new Notification(
        outcome.position(),
        place.room(),
        event.event().eventId(),
        outcome.thread(),
        actions.tweaks());
  }

  @Override
  public Map<Long, Tally> tally(UserId user, Collection<Mark> marks, long upTo) {
    return database.reading(
        () -> {
          Map<Long, Tally> tallies = new HashMap<>();
          marks.forEach(mark -> tallies.put(mark.room(), tally(user, mark, upTo)));
          return tallies;
        });
  }

  private Tally tally(UserId user, Mark mark, long upTo) {
    Counts all = Counts.NONE;
    Map<String, Counts> threads = new HashMap<>();
    for (EventOutcome outcome : current(mark.after(), upTo)) {
      if (outcome.room() == mark.room()) {
        Counts counts = Counts.of(outcome.of(user, mark.isFollowed()));
        all = all.plus(counts);
        if (!outcome.thread().equals(EventOutcome.MAIN) && counts.notifications() > 0) {
          threads.merge(outcome.thread(), counts, Counts::plus);
        }
      }
    }
    return new Tally(all, threads);
  }

  @Override
  public Counts inThread(UserId user, Mark mark, String thread, long upTo) {
    return database.reading(
        () ->
            current(mark.after(), upTo).stream()
                .filter(each -> each.room() == mark.room() && each.thread().equals(thread))
                .map(each -> Counts.of(each.of(user, mark.isFollowed())))
                .reduce(Counts.NONE, Counts::plus));
  }

  @Override
  public List<EventPlace> eventsAfter(long position, int limit) {
    return events.read(
        rows ->
            rows.values().stream()
                .filter(event -> event.position() > position)
                .map(event -> new EventPlace(event.position(), event.number()))
                .sorted(Comparator.comparingLong(EventPlace::position))
                .limit(limit)
                .toList());
  }

  @Override
  public List<KeptOutcome> kept(long room, long position, int limit) {
    Set<Long> gone = redacted.read(rows -> Set.copyOf(rows.keySet()));
    return outcomes.read(
        rows ->
            rows.tailMap(position, false).values().stream()
                .filter(each -> each.room() == room)
                .limit(limit)
                .map(each -> new KeptOutcome(each, gone.contains(each.position())))
                .toList());
  }

  @Override
  public void replace(long room, List<KeptOutcome> replacing) {
    for (KeptOutcome old : kept(room, Long.MIN_VALUE, Integer.MAX_VALUE)) {
      outcomes.remove(old.outcome().position());
      redacted.remove(old.outcome().position());
    }
    append(replacing.stream().map(KeptOutcome::outcome).toList());
    replacing.stream()
        .filter(KeptOutcome::isRedacted)
        .forEach(each -> redact(room, each.outcome().position()));
  }
}
