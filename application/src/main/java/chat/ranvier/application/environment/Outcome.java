package chat.ranvier.application.environment;

import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A result that one thread waits for and another one gives, once.
 *
 * @param <T> the result
 */
public final class Outcome<T> {
  private final CountDownLatch given = new CountDownLatch(1);
  private volatile @Nullable T value;
  private volatile @Nullable RuntimeException failure;

  /** Gives the result. */
  public void succeed(T result) {
    value = result;
    given.countDown();
  }

  /** Says why there is no result. */
  public void fail(RuntimeException cause) {
    failure = cause;
    given.countDown();
  }

  /**
   * Waits for the result.
   *
   * @throws RuntimeException the failure, where there is no result
   */
  public T await() {
    try {
      given.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a result", e);
    }
    RuntimeException cause = failure;
    if (cause != null) {
      throw cause;
    }
    return Objects.requireNonNull(value);
  }
}
