package chat.ranvier.domain.auth.chain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A room's auth chains, answered by a walk over auth events alone, breadth first from the newest
 * down: for rooms that have no chain cover yet. Nothing stays in memory between two questions.
 *
 * @see <a href="https://spec.matrix.org/v1.19/rooms/v12/#definitions">Definitions of state
 *     resolution</a>
 */
public final class BreadthFirstChains implements AuthChains {
  private static final long[] NOBODY = {};

  private final AuthEdges edges;

  /** The chains that these edges make. */
  public BreadthFirstChains(AuthEdges edges) {
    this.edges = edges;
  }

  @Override
  public long[] difference(List<long[]> conflictedSets, UnconflictedState unconflicted) {
    return walk().difference(conflictedSets, unconflicted);
  }

  @Override
  public long[] conflictedSubgraph(long[] conflicted) {
    return walk().conflictedSubgraph(conflicted);
  }

  @Override
  public long[] behind(long event, long[] among) {
    return walk().behind(event, among);
  }

  private ChainCover walk() {
    return new ChainCover(new EventsAlone(edges));
  }

  /** The cover in which every event is a chain of its own, and every auth event a link. */
  private static final class EventsAlone implements ChainSource {
    private final AuthEdges edges;
    private int given;

    EventsAlone(AuthEdges edges) {
      this.edges = edges;
    }

    @Override
    public Collection<ChainedEvent> chainsOf(Collection<Long> events) {
      Map<Long, long[]> cited = edges.authEvents(events);
      List<ChainedEvent> alone = new ArrayList<>();
      for (Long event : events) {
        List<Long> links = ChainCover.boxed(cited.getOrDefault(event, NOBODY));
        alone.add(new ChainedEvent(event, given, 1, links, links.size()));
        given++;
      }
      return alone;
    }

    @Override
    public Optional<List<ChainedEvent>> after(long event, int limit) {
      return Optional.empty();
    }

    @Override
    public int chainCount() {
      return 0;
    }
  }
}
