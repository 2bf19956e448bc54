package chat.ranvier.domain.auth.chain;

import java.util.stream.LongStream;

/**
 * The events of the unconflicted state map, which several state sets have in common. It may be
 * large, and is therefore asked rather than copied.
 *
 * @see <a href="https://spec.matrix.org/v1.19/rooms/v12/#definitions">Unconflicted state map</a>
 */
public interface UnconflictedState {
  /** Whether the event fills a slot of the unconflicted state; asked for few events. */
  boolean contains(long event);

  /** All of its events, in any order; asked for only where {@link #contains} did not settle it. */
  LongStream events();

  /** No event at all. */
  UnconflictedState NONE =
      new UnconflictedState() {
        @Override
        public boolean contains(long event) {
          return false;
        }

        @Override
        public LongStream events() {
          return LongStream.empty();
        }
      };
}
