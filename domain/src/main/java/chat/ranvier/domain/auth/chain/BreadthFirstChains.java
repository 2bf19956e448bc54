package chat.ranvier.domain.auth.chain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A room's auth chains, answered by a walk over auth events, breadth first from the newest down:
 * for rooms whose chain cover is missing or not complete. Nothing stays in memory between two
 * questions.
 *
 * @see <a href="https://spec.matrix.org/v1.19/rooms/v12/#definitions">Definitions of state
 *     resolution</a>
 */
public final class BreadthFirstChains implements AuthChains {
  private final AuthEdges edges;
  private final ChainSource chained;

  /** The chains that these edges make, where no event is in a chain. */
  public BreadthFirstChains(AuthEdges edges) {
    this(edges, ChainSource.NONE);
  }

  /**
   * The chains that these edges make.
   *
   * @param chained the events that are in chains already, by which the walk is shorter
   */
  public BreadthFirstChains(AuthEdges edges, ChainSource chained) {
    this.edges = edges;
    this.chained = chained;
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
    return new ChainCover(new EventsAlone(edges, chained));
  }

  /** The cover in which an event without chain is one of its own, and its auth events are links. */
  private static final class EventsAlone implements ChainSource {
    private final AuthEdges edges;
    private final ChainSource chained;
    private int lastAlone;

    EventsAlone(AuthEdges edges, ChainSource chained) {
      this.edges = edges;
      this.chained = chained;
    }

    @Override
    public Collection<ChainedEvent> chainsOf(Collection<Long> events) {
      List<ChainedEvent> found = new ArrayList<>(chained.chainsOf(events));
      Set<Long> alone = new LinkedHashSet<>(events);
      found.forEach(event -> alone.remove(event.event()));
      edges.authEvents(alone).forEach((event, cited) -> found.add(alone(event, cited)));
      return found;
    }

    private ChainedEvent alone(long event, long[] cited) {
      List<Long> links = ChainCover.boxed(cited);
      lastAlone--;
      return new ChainedEvent(event, lastAlone, 1, links, links.size());
    }

    /** It cannot tell who cites an event. */
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
