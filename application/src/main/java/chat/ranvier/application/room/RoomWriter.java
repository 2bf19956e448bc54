package chat.ranvier.application.room;

import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.environment.port.StorageUse;
import chat.ranvier.application.environment.port.Tracing;
import java.util.List;
import java.util.Optional;

/**
 * What serves the mailboxes of rooms, one thread a room at a time: prepares each command on the
 * state that the one before it leaves, and hands it to {@link Commits} without waiting for the
 * disk.
 */
final class RoomWriter {
  private final Commits commits;
  private final RoomEngine.Surroundings surroundings;

  RoomWriter(Commits commits, RoomEngine.Surroundings surroundings) {
    this.commits = commits;
    this.surroundings = surroundings;
  }

  void serve(List<RoomTask<?>> tasks) {
    tasks.forEach(this::serve);
  }

  private <T> void serve(RoomTask<T> task) {
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

  private <T> void work(RoomTask<T> task) {
    try {
      Optional<T> known = task.repetition();
      if (known.isPresent()) {
        task.answer(known.get());
      } else {
        prepare(task);
      }
    } catch (RuntimeException e) {
      task.refuse(e);
    }
  }

  private <T> void prepare(RoomTask<T> task) {
    try (Tracing.Span span = begin(task)) {
      PreparedAppend<T> prepared = task.prepare();
      if (prepared.append().isNothing() && task.room().isSettled()) {
        task.answer(prepared.answer());
      } else {
        span.attribute("events", prepared.append().events().size());
        task.room().advance(prepared);
        task.prepared(prepared, surroundings.time().nanos());
        commits.submit(task);
      }
    }
  }

  private Tracing.Span begin(RoomTask<?> task) {
    return surroundings.tracing().beginUnder(task.origin().trace(), "room.prepare");
  }
}
