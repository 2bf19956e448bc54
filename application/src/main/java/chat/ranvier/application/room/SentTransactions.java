package chat.ranvier.application.room;

import chat.ranvier.application.room.port.ClientTransaction;
import chat.ranvier.application.timeline.port.EventStore;
import chat.ranvier.domain.identifier.EventId;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;

/** What client transactions have made lately, so that repetitions are known without storage. */
final class SentTransactions {
  private static final int REMEMBERED = 50_000;

  private final EventStore events;
  private final Cache<ClientTransaction, EventId> made =
      Caffeine.newBuilder().executor(Runnable::run).maximumSize(REMEMBERED).build();

  SentTransactions(EventStore events) {
    this.events = events;
  }

  void remember(ClientTransaction transaction, EventId event) {
    made.put(transaction, event);
  }

  /**
   * The event that the same transaction made before.
   *
   * @param isStored whether storage is asked too, which is only of use where it refused once
   */
  Optional<EventId> find(ClientTransaction transaction, boolean isStored) {
    EventId remembered = made.getIfPresent(transaction);
    if (remembered != null) {
      return Optional.of(remembered);
    }
    return isStored ? events.findByTransaction(transaction) : Optional.empty();
  }
}
