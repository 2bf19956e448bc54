package chat.ranvier.application.sync;

import chat.ranvier.application.commit.ChangeListener;
import chat.ranvier.application.commit.ChangeNotice;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.room.RoomCaches;
import chat.ranvier.application.room.port.NewEvent;
import chat.ranvier.application.room.port.PositionedAppend;
import chat.ranvier.application.timeline.port.EventStore;
import chat.ranvier.application.timeline.port.StoredEvent;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The newest events of rooms, answered from memory as far as it reaches back, else from storage.
 */
public final class RecentTimelines implements ChangeListener {
  private static final int MAX_ROOMS = 20_000;
  private static final int MAX_EVENTS = 100;

  private final EventStore events;
  private final RoomCaches caches;
  private final Cache<Long, Recent> rooms =
      Caffeine.newBuilder().executor(Runnable::run).maximumSize(MAX_ROOMS).build();

  /** Up to where memory knows everything: others may be told of a change before. */
  private volatile long told;

  /** Nothing in memory yet; to be told of everything that the commits make visible. */
  public RecentTimelines(EventStore events, RoomCaches caches, Commits commits) {
    this.events = events;
    this.caches = caches;
    this.told = commits.visible();
    commits.listen(this);
  }

  /**
   * A room's events with positions in (from, to], newest first.
   *
   * @param limit at most this many events, the newest
   */
  public List<StoredEvent> before(long room, long from, long to, int limit) {
    Recent recent = to <= told ? rooms.getIfPresent(room) : null;
    Optional<List<Long>> numbers =
        recent == null ? Optional.empty() : recent.before(from, to, limit);
    if (numbers.isEmpty()) {
      return events.before(room, from, to, limit);
    }
    Map<Long, StoredEvent> loaded = caches.events(numbers.get());
    return numbers.get().stream()
        .map(number -> Objects.requireNonNull(loaded.get(number), "a recent event is lost"))
        .toList();
  }

  @Override
  public void changed(long position, ChangeNotice notice) {
    if (notice instanceof ChangeNotice.RoomEvents(PositionedAppend appended)) {
      rooms
          .asMap()
          .compute(appended.append().room().number(), (room, recent) -> add(recent, appended));
    }
    told = position;
  }

  private static Recent add(@Nullable Recent recent, PositionedAppend appended) {
    List<Place> places = new ArrayList<>();
    long completeAfter = appended.firstPosition() - 1;
    if (recent != null) {
      places.addAll(recent.places());
      completeAfter = recent.completeAfter();
    } else if (appended.append().isNewRoom()) {
      completeAfter = 0;
    }
    long position = appended.firstPosition();
    for (NewEvent event : appended.append().events()) {
      places.add(new Place(position++, event.number()));
    }
    int tooMany = places.size() - MAX_EVENTS;
    if (tooMany > 0) {
      completeAfter = places.get(tooMany - 1).position();
      places = places.subList(tooMany, places.size());
    }
    return new Recent(completeAfter, List.copyOf(places));
  }

  private record Place(long position, long number) {}

  /** Events of a room, oldest first: all that came after a position. */
  private record Recent(long completeAfter, List<Place> places) {
    /** The numbers of the events in (from, to], newest first; nothing where memory ends before. */
    Optional<List<Long>> before(long from, long to, int limit) {
      List<Long> numbers = new ArrayList<>();
      for (int i = places.size() - 1; i >= 0 && numbers.size() < limit; i--) {
        Place place = places.get(i);
        if (place.position() <= from) {
          return Optional.of(numbers);
        }
        if (place.position() <= to) {
          numbers.add(place.number());
        }
      }
      boolean isAll = numbers.size() == limit || from >= completeAfter;
      return isAll ? Optional.of(numbers) : Optional.empty();
    }
  }
}
