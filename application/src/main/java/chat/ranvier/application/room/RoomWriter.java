package chat.ranvier.application.room;

import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.environment.port.StorageUse;
import chat.ranvier.application.environment.port.Tracing;
import chat.ranvier.application.room.port.ClientTransaction;
import chat.ranvier.application.room.port.Written;
import chat.ranvier.application.timeline.port.EventStore;
import chat.ranvier.domain.identifier.EventId;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Optional;

/**
 * What serves the mailboxes of rooms, one thread a room at a time: prepares each command on the
 * state that the one before it leaves, and hands it to {@link Commits} without waiting for the
 * disk.
 */
final class RoomWriter {
  private static final int REMEMBERED_TRANSACTIONS = 50_000;

  private final Commits commits;
  private final EventStore events;
  private final EventPreparation preparation;
  private final RoomEngine.Surroundings surroundings;
  private final Cache<ClientTransaction, EventId> transactions =
      Caffeine.newBuilder().executor(Runnable::run).maximumSize(REMEMBERED_TRANSACTIONS).build();

  RoomWriter(
      Commits commits,
      EventStore events,
      EventPreparation preparation,
      RoomEngine.Surroundings surroundings) {
    this.commits = commits;
    this.events = events;
    this.preparation = preparation;
    this.surroundings = surroundings;
  }

  void serve(List<RoomTask> tasks) {
    tasks.forEach(this::serve);
  }

  /** Notes what a client transaction has made, so that its repetition is known without storage. */
  void remember(ClientTransaction transaction, EventId made) {
    transactions.put(transaction, made);
  }

  private void serve(RoomTask task) {
    if (task.isFresh()) {
      surroundings.observer().taken(surroundings.time().nanos() - task.arrived());
    }
    StorageUse account = task.origin().account();
    if (account == StorageUse.NOBODY) {
      work(task);
    } else {
      ScopedValue.where(StorageUse.CURRENT, account).run(() -> work(task));
    }
  }

  private void work(RoomTask task) {
    try {
      Optional<EventId> known = repetition(task);
      if (known.isPresent()) {
        task.answer(new Written(task.room().room().roomId(), List.of(known.get())));
      } else {
        prepare(task);
      }
    } catch (RuntimeException e) {
      task.refuse(e);
    }
  }

  /**
   * The event that the same transaction made before; storage is asked only where it refused once.
   */
  private Optional<EventId> repetition(RoomTask task) {
    Optional<ClientTransaction> transaction = task.command().transaction();
    Optional<EventId> remembered = transaction.map(transactions::getIfPresent);
    return remembered.isPresent() || !task.isSecondAttempt()
        ? remembered
        : transaction.flatMap(events::findByTransaction);
  }

  private void prepare(RoomTask task) {
    try (Tracing.Span span = begin(task)) {
      PreparedAppend prepared = preparation.prepare(task.room(), task.command());
      boolean isNothingNew = prepared.append().events().isEmpty();
      if (isNothingNew && task.room().isSettled()) {
        task.answer(prepared.written());
      } else {
        span.attribute("events", prepared.append().events().size());
        task.room().advance(prepared);
        task.prepared(prepared, surroundings.time().nanos());
        commits.submit(task);
      }
    }
  }

  private Tracing.Span begin(RoomTask task) {
    return surroundings.tracing().beginUnder(task.origin().trace(), "room.prepare");
  }
}
