package chat.ranvier.application.authchain.port;

import chat.ranvier.domain.auth.chain.ChainedEvent;
import chat.ranvier.domain.identifier.EventId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The chain covers of all rooms in storage. Whatever changes them is called in a transaction. */
public interface AuthChainStore {
  /** All events of the chains of this room that these events are in, in any order. */
  List<ChainedEvent> chainsOf(long room, Collection<Long> events);

  /**
   * The room's events in chains whose numbers are greater than this one, in ascending order.
   *
   * @return nothing where there are more than the limit
   */
  Optional<List<ChainedEvent>> after(long room, long event, int limit);

  /** How many chains the room has: their numbers are smaller. */
  int chainCount(long room);

  /** The state events of these ids, those that are not stored left out. */
  Map<EventId, CitedEvent> cited(Collection<EventId> ids);

  /**
   * Stores the places of events.
   *
   * @throws chat.ranvier.application.commit.port.StorageException where one has a place already, or
   *     the place is taken
   */
  void add(List<PlacedEvent> events);

  /** Some room that is not done, where there is one: made before there were chain covers. */
  Optional<PendingRoom> pending();

  /** Notes how far a room is done. */
  void proceed(PendingRoom room);

  /** Notes that a room is done. */
  void finish(long room);

  /** Takes all events of a room out of their chains: it has to be done from the beginning. */
  void restart(long room);
}
