package chat.ranvier.application.environment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.stats.CacheStats;

/**
 * What a cache has done so far.
 *
 * @param name which one it is, among all of the server
 * @param lookUps how often something was looked up
 * @param hits how often it was there
 * @param entries how many there are now, about
 * @param evictions how many were let go to make room
 */
public record CacheStatistics(String name, long lookUps, long hits, long entries, long evictions) {
  /** The statistics of a cache that was told to record them. */
  public static CacheStatistics of(String name, Cache<?, ?> cache) {
    CacheStats counted = cache.stats();
    return new CacheStatistics(
        name,
        counted.requestCount(),
        counted.hitCount(),
        cache.estimatedSize(),
        counted.evictionCount());
  }
}
