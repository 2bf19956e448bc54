package chat.ranvier.application.timeline;

import chat.ranvier.application.commit.ChangeListener;
import chat.ranvier.application.commit.ChangeNotice;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.room.RoomCaches;
import chat.ranvier.application.room.port.NewEvent;
import chat.ranvier.application.room.port.PositionedAppend;
import chat.ranvier.application.timeline.port.Arrival;
import chat.ranvier.application.timeline.port.EventPlace;
import chat.ranvier.application.timeline.port.EventStore;
import chat.ranvier.application.timeline.port.GraphEntry;
import chat.ranvier.application.timeline.port.GraphPlace;
import chat.ranvier.application.timeline.port.StoredEvent;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The events of rooms, in the order of the stream and in that of the graph: which they are in the
 * stream is answered from memory as far as it reaches back, else from storage; the events
 * themselves are those that the engine has cached.
 */
public final class Timelines implements ChangeListener {
  private static final int MAX_ROOMS = 20_000;
  private static final int MAX_EVENTS = 100;

  private final EventStore events;
  private final RoomCaches caches;
  private final Cache<Long, Recent> rooms =
      Caffeine.newBuilder().executor(Runnable::run).maximumSize(MAX_ROOMS).build();

  /** Up to where memory knows everything: others may be told of a change before. */
  private volatile long told;

  /** Nothing in memory yet; to be told of everything that the commits make visible. */
  public Timelines(EventStore events, RoomCaches caches, Commits commits) {
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
    return load(
        recent(room, to)
            .flatMap(recent -> recent.before(from, to, limit))
            .orElseGet(() -> events.before(room, from, to, limit)));
  }

  /**
   * A room's events with positions in (from, to], oldest first.
   *
   * @param limit at most this many events, the oldest
   */
  public List<StoredEvent> after(long room, long from, long to, int limit) {
    return load(
        recent(room, to)
            .flatMap(recent -> recent.after(from, to, limit))
            .orElseGet(() -> events.after(room, from, to, limit)));
  }

  /**
   * A room's events at places in (from, to] of its topological order, lowest first; not loaded yet.
   *
   * @param limit at most this many events, the lowest
   */
  List<GraphEntry> above(long room, GraphPlace from, GraphPlace to, int limit) {
    return events.above(room, from, to, limit);
  }

  /**
   * A room's events at places in (from, to] of its topological order, highest first; not loaded
   * yet.
   *
   * @param limit at most this many events, the highest
   */
  List<GraphEntry> below(long room, GraphPlace from, GraphPlace to, int limit) {
    return events.below(room, from, to, limit);
  }

  /** The room's event at a place of its topological order, or else the last one before. */
  public Optional<StoredEvent> at(long room, GraphPlace place) {
    return loadEntries(below(room, GraphPlace.START, place, 1)).stream().findFirst();
  }

  /** The room's first event after a stream position. */
  Optional<Arrival> firstAfter(long room, long position) {
    return events.firstAfter(room, position);
  }

  /** The room's last event at or before a stream position. */
  Optional<Arrival> lastUntil(long room, long position) {
    return events.lastUntil(room, position);
  }

  /** The least depth of those of the first events after a position that came late. */
  OptionalLong leastOvertaken(long room, long from, long to, int limit) {
    return events.leastOvertaken(room, from, to, limit);
  }

  /** The events of these entries, in their order. */
  List<StoredEvent> loadEntries(List<GraphEntry> entries) {
    return loadNumbers(entries.stream().map(GraphEntry::number).toList());
  }

  private Optional<Recent> recent(long room, long to) {
    return to <= told ? Optional.ofNullable(rooms.getIfPresent(room)) : Optional.empty();
  }

  private List<StoredEvent> load(List<EventPlace> places) {
    return loadNumbers(places.stream().map(EventPlace::number).toList());
  }

  private List<StoredEvent> loadNumbers(List<Long> numbers) {
    Map<Long, StoredEvent> loaded = caches.events(numbers);
    return numbers.stream()
        .map(number -> Objects.requireNonNull(loaded.get(number), "an event is lost"))
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
    List<EventPlace> places = new ArrayList<>();
    long completeAfter = appended.firstPosition() - 1;
    if (recent != null) {
      places.addAll(recent.places());
      completeAfter = recent.completeAfter();
    } else if (appended.append().isNewRoom()) {
      completeAfter = 0;
    }
    long position = appended.firstPosition();
    for (NewEvent event : appended.append().events()) {
      places.add(new EventPlace(position++, event.number()));
    }
    int tooMany = places.size() - MAX_EVENTS;
    if (tooMany > 0) {
      completeAfter = places.get(tooMany - 1).position();
      places = places.subList(tooMany, places.size());
    }
    return new Recent(completeAfter, List.copyOf(places));
  }

  /** Events of a room, oldest first: all that came after a position. */
  private record Recent(long completeAfter, List<EventPlace> places) {
    /** The events in (from, to], newest first; nothing where memory ends before. */
    Optional<List<EventPlace>> before(long from, long to, int limit) {
      List<EventPlace> found = new ArrayList<>();
      for (int i = places.size() - 1; i >= 0 && found.size() < limit; i--) {
        EventPlace place = places.get(i);
        if (place.position() <= from) {
          return Optional.of(found);
        }
        if (place.position() <= to) {
          found.add(place);
        }
      }
      boolean isAll = found.size() == limit || from >= completeAfter;
      return isAll ? Optional.of(found) : Optional.empty();
    }

    /** The events in (from, to], oldest first; nothing where memory begins later. */
    Optional<List<EventPlace>> after(long from, long to, int limit) {
      return from < completeAfter
          ? Optional.empty()
          : Optional.of(
              places.stream()
                  .filter(place -> place.position() > from && place.position() <= to)
                  .limit(limit)
                  .toList());
    }
  }
}
