package chat.ranvier.application.authchain;

import chat.ranvier.application.authchain.port.AuthChainStore;
import chat.ranvier.application.background.BackgroundUpdate;
import chat.ranvier.application.commit.CommitPart;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.environment.CacheStatistics;
import chat.ranvier.application.timeline.port.EventStore;
import chat.ranvier.domain.auth.chain.AuthChains;
import chat.ranvier.domain.auth.chain.AuthEdges;
import chat.ranvier.domain.auth.chain.ChainCover;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;

/**
 * The chain covers of all rooms: kept up to date with each commit, asked by state resolution, and
 * made afterwards for rooms that are older than they.
 *
 * <p>Places are given by the thread that commits, within the transaction that stores the events; so
 * no two events get the same place, and what is read outside of a transaction is durable.
 */
public final class AuthChainIndex {
  private final AuthChainStore store;
  private final ChainPlacement placement;
  private final Cache<Long, SharedCover> covers;
  private volatile boolean isComplete;

  /**
   * An index of which nothing is in memory yet.
   *
   * @param maxBytes about how much memory it may take
   */
  public AuthChainIndex(AuthChainStore store, long maxBytes) {
    this.store = store;
    this.placement = new ChainPlacement(store, maxBytes / 2);
    this.covers =
        Caffeine.newBuilder()
            .executor(Runnable::run)
            .recordStats()
            .maximumWeight(maxBytes / 2)
            .<Long, SharedCover>weigher((room, cover) -> cover.weight())
            .build();
  }

  /** What keeps it up to date. */
  public CommitPart appends() {
    return placement;
  }

  /** What brings it up to date, for rooms that are older than it. */
  public BackgroundUpdate rebuilding(EventStore events, Commits commits) {
    return new ChainRebuild(store, placement, events, commits);
  }

  /**
   * The auth chains of a room as storage holds it.
   *
   * @param edges the auth events of the room's events, for those that have no place
   */
  public AuthChains chainsOf(long room, AuthEdges edges) {
    return new RoomAuthChains(this, store, room, edges);
  }

  /** What is remembered of the room; only durable events are in it. */
  SharedCover cover(long room) {
    return covers.get(
        room,
        number ->
            new SharedCover(new ChainCover(new StoredChains(store, number, this::isComplete))));
  }

  /** Weighs the cover anew, where it is still remembered. */
  void weigh(long room, SharedCover cover) {
    covers.asMap().replace(room, cover, cover);
  }

  private boolean isComplete() {
    if (!isComplete) {
      isComplete = store.pending().isEmpty();
    }
    return isComplete;
  }

  /** What its cache has done so far. */
  public List<CacheStatistics> statistics() {
    return List.of(CacheStatistics.of("auth_chains", covers));
  }
}
