package chat.ranvier.application.authchain;

import chat.ranvier.application.authchain.port.AuthChainStore;
import chat.ranvier.application.authchain.port.CitedEvent;
import chat.ranvier.application.authchain.port.PendingRoom;
import chat.ranvier.application.background.BackgroundUpdate;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.timeline.port.EventPlace;
import chat.ranvier.application.timeline.port.EventStore;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.identifier.EventId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Puts the events of rooms that are older than their chains into chains: room after room, in the
 * order of the stream. Each piece is stored together with how far it got.
 */
final class ChainRebuild implements BackgroundUpdate {
  private static final long NEWEST = Long.MAX_VALUE;

  private final AuthChainStore store;
  private final ChainPlacement placement;
  private final EventStore events;
  private final Commits commits;

  ChainRebuild(AuthChainStore store, ChainPlacement placement, EventStore events, Commits commits) {
    this.store = store;
    this.placement = placement;
    this.events = events;
    this.commits = commits;
  }

  @Override
  public String name() {
    return "auth_chains";
  }

  @Override
  public int proceed(int items) {
    return store.pending().isEmpty() ? 0 : commits.write(() -> piece(items));
  }

  /** Reads within the transaction: so no event can come between the last piece and the end. */
  private int piece(int items) {
    Optional<PendingRoom> pending = store.pending();
    if (pending.isEmpty()) {
      return 0;
    }
    long room = pending.get().room();
    List<EventPlace> piece = events.after(room, pending.get().position(), NEWEST, items);
    place(read(piece));
    if (piece.size() < items) {
      store.finish(room);
    } else {
      store.proceed(new PendingRoom(room, piece.getLast().position()));
    }
    return Math.max(1, piece.size());
  }

  private List<StoredEvent> read(List<EventPlace> piece) {
    List<Long> numbers = piece.stream().map(EventPlace::number).toList();
    Map<Long, StoredEvent> read = events.load(numbers);
    return numbers.stream().flatMap(number -> Stream.ofNullable(read.get(number))).toList();
  }

  private void place(List<StoredEvent> piece) {
    List<StoredEvent> states = piece.stream().filter(each -> each.event().isState()).toList();
    List<EventId> ids = states.stream().map(each -> each.event().eventId()).toList();
    Map<EventId, CitedEvent> places = store.cited(ids);
    placement.place(
        states.stream()
            .filter(each -> places.containsKey(each.event().eventId()))
            .map(each -> candidate(each, places))
            .toList());
  }

  private static ChainPlacement.Candidate candidate(
      StoredEvent event, Map<EventId, CitedEvent> places) {
    CitedEvent place = places.get(event.event().eventId());
    if (place == null) {
      throw new IllegalStateException(event.event().eventId() + " fills no slot");
    }
    return new ChainPlacement.Candidate(place, event.event());
  }
}
