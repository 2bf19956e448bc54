package chat.ranvier.application.ratelimit;

/**
 * How often something may be done: a burst at once, and then at a rate.
 *
 * @param perSecond the rate at which the burst fills up again, above zero
 * @param burstCount how many may come at once, at least one
 */
public record RateLimit(double perSecond, int burstCount) {
  /**
   * Takes the numbers as they are.
   *
   * @throws IllegalArgumentException where one is not above zero
   */
  public RateLimit {
    if (!(perSecond > 0) || burstCount < 1) {
      throw new IllegalArgumentException("per_second and burst_count must be above zero");
    }
  }
}
