package chat.ranvier.bootstrap.config;

import static chat.ranvier.bootstrap.config.option.InvalidOptionException.require;

import chat.ranvier.bootstrap.config.option.Option;

/** How often something may happen. */
public record RateLimitConfig(
    @Option(name = "per_second", doc = "How many in a second, on the long run.") double perSecond,
    @Option(name = "burst_count", doc = "How many at once, before waiting begins.")
        long burstCount) {
  /** Refuses negative numbers. */
  public RateLimitConfig {
    require(perSecond >= 0, "per_second", "must not be negative");
    require(burstCount >= 0, "burst_count", "must not be negative");
  }
}
