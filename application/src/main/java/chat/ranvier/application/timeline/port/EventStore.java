package chat.ranvier.application.timeline.port;

import chat.ranvier.application.room.port.ClientTransaction;
import chat.ranvier.domain.identifier.EventId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The events in storage. */
public interface EventStore {
  /** The event of this id, where it is known. */
  Optional<StoredEvent> find(EventId eventId);

  /** Those of the events that are known, by their ids. */
  Map<EventId, StoredEvent> findAll(Collection<EventId> eventIds);

  /** The events of these numbers, by number; unknown numbers are left out. */
  Map<Long, StoredEvent> load(Collection<Long> numbers);

  /**
   * The places of a room's events with positions in (from, to], oldest first.
   *
   * @param limit at most this many events, the oldest
   */
  List<EventPlace> after(long room, long from, long to, int limit);

  /**
   * The places of a room's events with positions in (from, to], newest first.
   *
   * @param limit at most this many events, the newest
   */
  List<EventPlace> before(long room, long from, long to, int limit);

  /**
   * The room's shown events at places in (from, to], lowest first.
   *
   * @param limit at most this many events, the lowest
   */
  List<GraphEntry> above(long room, GraphPlace from, GraphPlace to, int limit);

  /**
   * The room's shown events at places in (from, to], highest first.
   *
   * @param limit at most this many events, the highest
   */
  List<GraphEntry> below(long room, GraphPlace from, GraphPlace to, int limit);

  /** The room's first event after a stream position. */
  Optional<Arrival> firstAfter(long room, long position);

  /** The room's last event at or before a stream position. */
  Optional<Arrival> lastUntil(long room, long position);

  /**
   * The least depth of the events with positions in (from, to] that came later than deeper ones.
   *
   * @param limit how many of these events are looked at, the oldest
   */
  OptionalLong leastOvertaken(long room, long from, long to, int limit);

  /** The event that this client transaction made, where it is known. */
  Optional<EventId> findByTransaction(ClientTransaction transaction);
}
