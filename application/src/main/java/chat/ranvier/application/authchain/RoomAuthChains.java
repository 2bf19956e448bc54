package chat.ranvier.application.authchain;

import chat.ranvier.application.authchain.port.AuthChainStore;
import chat.ranvier.domain.auth.chain.AuthChains;
import chat.ranvier.domain.auth.chain.AuthEdges;
import chat.ranvier.domain.auth.chain.BreadthFirstChains;
import chat.ranvier.domain.auth.chain.UnconflictedState;
import chat.ranvier.domain.auth.chain.UnplacedEventException;
import java.util.List;
import java.util.function.Function;

/**
 * The auth chains of one room: from the cover in memory, or, where a question leads to an event
 * that has no place, event by event until events with places are met.
 *
 * <p>An event has no place while it is on its way to storage, and in a room that is not done yet.
 */
final class RoomAuthChains implements AuthChains {
  private final AuthChainIndex index;
  private final long room;
  private final AuthChains walk;

  RoomAuthChains(AuthChainIndex index, AuthChainStore store, long room, AuthEdges edges) {
    this.index = index;
    this.room = room;
    this.walk = new BreadthFirstChains(edges, new StoredChains(store, room, () -> false));
  }

  @Override
  public long[] difference(List<long[]> conflictedSets, UnconflictedState unconflicted) {
    return ask(chains -> chains.difference(conflictedSets, unconflicted));
  }

  @Override
  public long[] conflictedSubgraph(long[] conflicted) {
    return ask(chains -> chains.conflictedSubgraph(conflicted));
  }

  @Override
  public long[] behind(long event, long[] among) {
    return ask(chains -> chains.behind(event, among));
  }

  private long[] ask(Function<AuthChains, long[]> question) {
    SharedCover cover = index.cover(room);
    try {
      return cover.ask(question::apply);
    } catch (UnplacedEventException e) {
      return question.apply(walk);
    } finally {
      index.weigh(room, cover);
    }
  }
}
