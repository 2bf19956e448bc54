package chat.ranvier.application.pusher.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * How many messages to push gateways are on their way at once: in all, to each gateway, and of
 * those pushers whose last attempt has failed, so that gateways that hang hold up nobody but one
 * another.
 */
public final class GatewayLimits {
  private static final int MAX_GATEWAYS = 10_000;

  private final Semaphore wellOnes;
  private final Semaphore troubled;
  private final int toEach;
  private final Cache<String, Semaphore> gateways =
      Caffeine.newBuilder().executor(Runnable::run).maximumSize(MAX_GATEWAYS).build();

  /**
   * Limits.
   *
   * @param wellOnes of pushers whose last attempt was taken
   * @param troubled of pushers whose last attempt failed
   * @param toEach to one gateway
   */
  public GatewayLimits(int wellOnes, int troubled, int toEach) {
    this.wellOnes = new Semaphore(wellOnes);
    this.troubled = new Semaphore(troubled);
    this.toEach = toEach;
  }

  /** The limits of a usual server. */
  public static GatewayLimits usual() {
    return new GatewayLimits(256, 24, 32);
  }

  /** Does the work once there is room for it: to this gateway first, and then in all. */
  <T> T within(String gateway, boolean isTroubled, Supplier<T> work) {
    Semaphore one = gateways.get(gateway, unknown -> new Semaphore(toEach));
    Semaphore all = isTroubled ? troubled : wellOnes;
    one.acquireUninterruptibly();
    try {
      all.acquireUninterruptibly();
      try {
        return work.get();
      } finally {
        all.release();
      }
    } finally {
      one.release();
    }
  }
}
