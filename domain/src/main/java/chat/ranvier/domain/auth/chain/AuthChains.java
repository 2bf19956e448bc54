package chat.ranvier.domain.auth.chain;

import java.util.Arrays;
import java.util.List;

/**
 * The auth chains of one room, as far as state resolution asks for them. Events are numbers; all
 * answers are in ascending order and without repetition.
 *
 * @see <a href="https://spec.matrix.org/v1.19/rooms/v12/#definitions">Definitions of state
 *     resolution</a>
 */
public interface AuthChains {
  /**
   * The auth difference of several state sets: what is in the auth chain of some of them, but not
   * of all ("∪ C<sub>i</sub> − ∩ C<sub>i</sub>"), the conflicted events themselves left out: they
   * belong to the full conflicted set anyway, to which the caller adds them.
   *
   * <p>A state set's chain includes the set itself, as in every implementation known to us: so an
   * unconflicted event is never in the difference.
   *
   * @param conflictedSets for each state set those of its events that are conflicted; the order of
   *     sets and of events means nothing, a set may be empty
   * @param unconflicted the events that all the sets have in common
   * @see <a href="https://spec.matrix.org/v1.19/rooms/v12/#definitions">Auth difference</a>
   */
  long[] difference(List<long[]> conflictedSets, UnconflictedState unconflicted);

  /**
   * The conflicted state subgraph of version 2.1: all events on a path of {@code auth_events} from
   * a conflicted event to a conflicted event, endpoints included. Each of the given events is part
   * of the answer, even where no path leads to or from it.
   *
   * @param conflicted the conflicted state set: the conflicted events of all state sets
   * @see <a href="https://spec.matrix.org/v1.19/rooms/v12/#definitions">Conflicted state
   *     subgraph</a>
   */
  long[] conflictedSubgraph(long[] conflicted);

  /**
   * Those of some events that are in the auth chain of another one, which is not in its own.
   *
   * @param among the events that are asked about
   */
  default long[] behind(long event, long[] among) {
    long[] asked =
        Arrays.stream(among).filter(other -> other != event).distinct().sorted().toArray();
    List<long[]> alone = List.of(new long[] {event}, new long[0]);
    return asked.length == 0
        ? asked
        : Arrays.stream(difference(alone, UnconflictedState.NONE))
            .filter(behind -> Arrays.binarySearch(asked, behind) >= 0)
            .toArray();
  }
}
