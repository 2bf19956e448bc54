package chat.ranvier.domain.auth.chain;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Where a room's chain cover is kept, whole chains at a time. */
public interface ChainSource {
  /**
   * All events of the chains that these events are in, in any order; nothing for events that are in
   * none.
   */
  Collection<ChainedEvent> chainsOf(Collection<Long> events);

  /**
   * The events in chains whose numbers are greater than this one, in ascending order.
   *
   * @return nothing where there are more than the limit, or where the source cannot tell
   */
  Optional<List<ChainedEvent>> after(long event, int limit);

  /** How many chains there are: their numbers are smaller. */
  int chainCount();

  /** A source without any chain. */
  ChainSource NONE =
      new ChainSource() {
        @Override
        public Collection<ChainedEvent> chainsOf(Collection<Long> events) {
          return List.of();
        }

        @Override
        public Optional<List<ChainedEvent>> after(long event, int limit) {
          return Optional.of(List.of());
        }

        @Override
        public int chainCount() {
          return 0;
        }
      };
}
