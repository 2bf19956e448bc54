package chat.ranvier.application.commit;

import chat.ranvier.application.environment.Outcome;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A write without a position, whose result somebody waits for. */
final class SilentWrite<T> implements PendingWrite {
  private final Supplier<T> storeCalls;
  private final WriteOrigin origin;
  private final long since;
  private volatile @Nullable T result;
  private final Outcome<T> outcome = new Outcome<>();

  SilentWrite(Supplier<T> storeCalls, WriteOrigin origin, long since) {
    this.storeCalls = storeCalls;
    this.origin = origin;
    this.since = since;
  }

  T await() {
    return outcome.await();
  }

  @Override
  public int positions() {
    return 0;
  }

  @Override
  public void store(long firstPosition) {
    result = Objects.requireNonNull(storeCalls.get(), "a write without result");
  }

  @Override
  public void published(long firstPosition) {
    outcome.succeed(Objects.requireNonNull(result));
  }

  @Override
  public void failed(RuntimeException cause) {
    outcome.fail(cause);
  }

  @Override
  public WriteOrigin origin() {
    return origin;
  }

  @Override
  public long since() {
    return since;
  }
}
