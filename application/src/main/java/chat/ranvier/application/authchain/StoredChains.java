package chat.ranvier.application.authchain;

import chat.ranvier.application.authchain.port.AuthChainStore;
import chat.ranvier.domain.auth.chain.ChainSource;
import chat.ranvier.domain.auth.chain.ChainedEvent;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The chain cover of one room as storage holds it.
 *
 * @param isComplete whether all state events of the room are in it
 */
record StoredChains(AuthChainStore store, long room, BooleanSupplier isComplete)
    implements ChainSource {
  @Override
  public Collection<ChainedEvent> chainsOf(Collection<Long> events) {
    return store.chainsOf(room, events);
  }

  @Override
  public Optional<List<ChainedEvent>> after(long event, int limit) {
    return isComplete.getAsBoolean() ? store.after(room, event, limit) : Optional.empty();
  }

  @Override
  public int chainCount() {
    return store.chainCount(room);
  }
}
