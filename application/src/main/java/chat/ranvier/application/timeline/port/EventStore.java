package chat.ranvier.application.timeline.port;

import chat.ranvier.application.room.port.ClientTransaction;
import chat.ranvier.domain.identifier.EventId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  /** The event that this client transaction made, where it is known. */
  Optional<EventId> findByTransaction(ClientTransaction transaction);
}
