package chat.ranvier.application.ratelimit;

import chat.ranvier.application.environment.port.Time;
import chat.ranvier.application.failure.MatrixFailure;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts one kind of action by key, and refuses what comes too often.
 *
 * <p>Of each key one number is kept: the time at which its burst will be whole again. An action
 * moves it on by the interval between two actions, and is refused where that would lead further
 * ahead than a whole burst takes. Keys that have been left alone for as long are forgotten.
 */
public final class RateLimiter {
  private static final long MAX_KEYS = 100_000;

  private final Time time;
  private final long interval;
  private final long burst;
  private final Cache<String, AtomicLong> fullAgainAt;

  /** A limiter that has counted nothing yet. */
  public RateLimiter(Time time, RateLimit limit) {
    this.time = time;
    this.interval = Math.max(1, (long) (1e9 / limit.perSecond()));
    this.burst = Math.multiplyExact(interval, limit.burstCount());
    this.fullAgainAt =
        Caffeine.newBuilder()
            .maximumSize(MAX_KEYS)
            .expireAfterAccess(Duration.ofNanos(Math.max(burst, 1_000_000_000L)))
            .ticker(time::nanos)
            .executor(Runnable::run)
            .build();
  }

  /**
   * Counts an action of this key.
   *
   * @throws MatrixFailure {@code M_LIMIT_EXCEEDED} where it comes too soon; it is not counted then
   */
  public void take(String key) {
    take(key, 1);
  }

  /**
   * Counts so many actions of this key, or none of them.
   *
   * @throws MatrixFailure {@code M_LIMIT_EXCEEDED} where they come too soon
   */
  public void take(String key, int actions) {
    long wait = tryTake(key, actions);
    if (wait > 0) {
      throw refusal(wait);
    }
  }

  /** Counts an action of this key and says yes, or says no where it comes too soon. */
  public boolean admit(String key) {
    return tryTake(key, 1) == 0;
  }

  /**
   * Counts nothing, but refuses where an action would be refused.
   *
   * @throws MatrixFailure {@code M_LIMIT_EXCEEDED} where an action would come too soon
   */
  public void check(String key) {
    AtomicLong known = fullAgainAt.getIfPresent(key);
    long now = time.nanos();
    if (known != null && known.get() + interval - now > burst) {
      throw refusal(known.get() + interval - now - burst);
    }
  }

  private long tryTake(String key, int actions) {
    long now = time.nanos();
    AtomicLong fullAgain = fullAgainAt.get(key, unknown -> new AtomicLong(now));
    while (true) {
      long before = fullAgain.get();
      long after = (before - now > 0 ? before : now) + interval * actions;
      if (after - now > burst) {
        return after - now - burst;
      }
      if (fullAgain.compareAndSet(before, after)) {
        return 0;
      }
    }
  }

  private static MatrixFailure refusal(long waitNanos) {
    return MatrixFailure.limitExceeded((waitNanos + 999_999) / 1_000_000);
  }
}
