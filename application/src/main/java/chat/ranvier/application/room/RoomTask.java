package chat.ranvier.application.room;

import chat.ranvier.application.commit.ChangeNotice;
import chat.ranvier.application.commit.PendingWrite;
import chat.ranvier.application.commit.StaleWriteException;
import chat.ranvier.application.commit.WriteOrigin;
import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.application.environment.Outcome;
import chat.ranvier.application.room.port.PositionedAppend;
import chat.ranvier.application.room.port.RoomAppend;
import chat.ranvier.application.room.port.StoredAlreadyException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A command on its way: in the mailbox, prepared, on its way to storage, answered.
 *
 * @param <T> the answer
 */
final class RoomTask<T> implements PendingWrite {
  private final WarmRoom room;
  private final RoomWork<T> work;
  private final WriteOrigin origin;
  private final long arrived;
  private final Outcome<T> outcome = new Outcome<>();
  private @Nullable PreparedAppend<T> prepared;
  private int generation;
  private long since;
  private boolean isSecondAttempt;

  RoomTask(WarmRoom room, RoomWork<T> work, WriteOrigin origin, long arrived) {
    this.room = room;
    this.work = work;
    this.origin = origin;
    this.arrived = arrived;
  }

  WarmRoom room() {
    return room;
  }

  /** The answer where the same has been done before. */
  Optional<T> repetition() {
    return work.repetition(isSecondAttempt);
  }

  PreparedAppend<T> prepare() {
    return work.prepare(room);
  }

  /** When the command came into the room's mailbox, by the clock for durations. */
  long arrived() {
    return arrived;
  }

  /** Whether it is at its first attempt. */
  boolean isFresh() {
    return prepared == null;
  }

  T await() {
    return outcome.await();
  }

  /** The command's effect is known, the room goes on from it, and now it waits for storage. */
  void prepared(PreparedAppend<T> effect, long now) {
    prepared = effect;
    since = now;
    generation = room.tentativeGeneration();
  }

  /** The command changes nothing: its sender gets this answer at once. */
  void answer(T answer) {
    outcome.succeed(answer);
  }

  /** The command is refused. */
  void refuse(RuntimeException reason) {
    outcome.fail(reason);
  }

  @Override
  public int positions() {
    return preparedAppend().append().events().size();
  }

  @Override
  public Optional<RoomAppend> append() {
    return Optional.of(preparedAppend().append()).filter(append -> !append.isNothing());
  }

  /** What says nothing new waits only for what it repeats. */
  @Override
  public boolean isDurable() {
    return append().isPresent();
  }

  @Override
  public boolean isStillValid() {
    return generation == room.generation();
  }

  @Override
  public void committed(long firstPosition) {
    if (isDurable()) {
      room.committed(positioned(firstPosition));
    }
  }

  @Override
  public List<ChangeNotice> notices(long firstPosition) {
    return positions() == 0
        ? List.of()
        : List.of(new ChangeNotice.RoomEvents(positioned(firstPosition)));
  }

  @Override
  public void published(long firstPosition) {
    outcome.succeed(preparedAppend().answer());
  }

  @Override
  public void failed(RuntimeException cause) {
    room.failed(generation);
    boolean goesOn =
        cause instanceof StaleWriteException
            || cause instanceof StoredAlreadyException
            || (cause instanceof StorageException e
                && e.kind() == StorageException.Kind.FAILED
                && !isSecondAttempt);
    if (goesOn) {
      isSecondAttempt |= !(cause instanceof StaleWriteException);
      room.mailbox().put(this);
    } else {
      outcome.fail(cause);
    }
  }

  @Override
  public WriteOrigin origin() {
    return origin;
  }

  @Override
  public long since() {
    return since;
  }

  private PositionedAppend positioned(long firstPosition) {
    return new PositionedAppend(firstPosition, preparedAppend().append());
  }

  private PreparedAppend<T> preparedAppend() {
    return Objects.requireNonNull(prepared, "asked before it was prepared");
  }
}
