package chat.ranvier.application.commit;

import chat.ranvier.application.environment.Outcome;
import chat.ranvier.application.environment.port.Tracing;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A write without a position, whose result somebody waits for. */
final class SilentWrite<T> implements PendingWrite {
  private final Supplier<T> storeCalls;
  private final Tracing.Context trace;
  private volatile @Nullable T result;
  private final Outcome<T> outcome = new Outcome<>();

  SilentWrite(Supplier<T> storeCalls, Tracing.Context trace) {
    this.storeCalls = storeCalls;
    this.trace = trace;
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
  public Tracing.Context trace() {
    return trace;
  }
}
