package chat.ranvier.domain.auth.chain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/*
 * Down from the conflicted events, as far as the oldest of them, to find what they lead to; then up again
 * over the same links, to find from which place on each chain leads to a conflicted event. What lies
 * between both in a chain is on a path.
 */

/** One question for a conflicted state subgraph. */
final class SubgraphWalk {
  private final ChainCover cover;
  private final Descent descent;
  private final Map<Integer, Integer> leading = new HashMap<>();

  SubgraphWalk(ChainCover cover, long[] conflicted) {
    this.cover = cover;
    this.descent = new Descent(cover, conflicted, Arrays.stream(conflicted).min().orElse(0));
    Arrays.stream(conflicted).forEach(this::leads);
  }

  long[] subgraph() {
    for (long event : descent.linked()) {
      if (Arrays.stream(descent.targets(event)).anyMatch(this::leadsToConflicted)) {
        leads(event);
      }
    }
    List<Long> between = new ArrayList<>();
    leading.forEach((chain, lowest) -> between.addAll(descent.from(chain, lowest)));
    return between.stream().mapToLong(Long::longValue).sorted().toArray();
  }

  /** Its chain leads to a conflicted event from this event on. */
  private void leads(long event) {
    leading.merge(cover.places().chain(event).number(), cover.places().sequence(event), Math::min);
  }

  private boolean leadsToConflicted(long event) {
    int chain = cover.places().chain(event).number();
    return leading.getOrDefault(chain, Integer.MAX_VALUE) <= cover.places().sequence(event);
  }
}
