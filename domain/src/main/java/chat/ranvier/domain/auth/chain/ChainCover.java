package chat.ranvier.domain.auth.chain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/*
 * The auth graph of a room, cut into chains.
 *
 * A chain is a line of events each of which cites the one before it. So who reaches an event of a chain
 * reaches all events before it, and what a set of events reaches is one number for each chain: the
 * greatest place that is reached. Between chains there are links. A link is an auth event that the
 * citing event's own chain does not lead to already; whether it does is looked for one step far only, so
 * a link may say what others say together. The closure of the links is never stored: a crafted room
 * could make it grow with the square of its events (CVE-2024-31208). Here every link is an auth event, of
 * which an event has at most ten; storage and the work for each new event are bounded whatever the
 * graph looks like.
 *
 * In rooms as they are, each member is a chain that the member's own events prolong, and so are power
 * levels and join rules; a new member takes two or three links.
 *
 * The price is paid when a question is asked: links have to be followed. Numbers ascend along the graph,
 * so the walk goes from the greatest number down and ends as soon as everything that is left is reached
 * by all sets alike. Its cost grows with what the sets differ in and not with what they have in common.
 */

/**
 * A room's auth chains, answered from a chain cover with direct links only. What was read stays in
 * memory. Not for several threads at a time.
 *
 * <p>Asked about an event that is in no chain, it throws an {@link UnplacedEventException}.
 *
 * @see <a href="https://spec.matrix.org/v1.19/rooms/v12/#definitions">Definitions of state
 *     resolution</a>
 */
public final class ChainCover implements AuthChains {
  /** How long a chain may grow: the most that is read where one of its events is asked for. */
  static final int MAX_LENGTH = 1_024;

  private static final int COMPARED_LINKS = 32;
  private static final int UNKNOWN = -1;

  private final ChainSource source;
  private final ChainPlaces places = new ChainPlaces();
  private final Map<Integer, Chain> chains = new HashMap<>();
  private int chainCount = UNKNOWN;
  private long chainBytes;

  /** A cover of which nothing is in memory yet. */
  public ChainCover(ChainSource source) {
    this.source = source;
  }

  @Override
  public long[] difference(List<long[]> conflictedSets, UnconflictedState unconflicted) {
    return new DifferenceWalk(this, conflictedSets, unconflicted).difference();
  }

  @Override
  public long[] conflictedSubgraph(long[] conflicted) {
    return new SubgraphWalk(this, conflicted).subgraph();
  }

  @Override
  public long[] behind(long event, long[] among) {
    load(among);
    Descent descent =
        new Descent(this, new long[] {event}, Arrays.stream(among).min().orElse(event));
    return Arrays.stream(among)
        .filter(other -> other != event && descent.leadsTo(other))
        .distinct()
        .sorted()
        .toArray();
  }

  /** Whether all of these events are in chains. */
  public boolean containsAll(Collection<Long> events) {
    load(events);
    return events.stream().allMatch(places::contains);
  }

  /**
   * Finds the place of a new state event and remembers it.
   *
   * @param event its number, greater than those of its auth events
   * @param authEvents its auth events, each of them in a chain
   * @param predecessor the auth event that fills the same slot, where there is one
   */
  public ChainedEvent add(long event, List<Long> authEvents, OptionalLong predecessor) {
    checkPlaced(event, authEvents);
    List<Long> links = new ArrayList<>();
    List<Long> implied = new ArrayList<>();
    for (Long cited : authEvents) {
      boolean isLink = authEvents.stream().noneMatch(other -> leadsTo(other, cited));
      (isLink ? links : implied).add(cited);
    }
    Chain chain = chainAfter(predecessor);
    if (chain.length() > 0) {
      long before = predecessor.orElseThrow();
      links.remove(before);
      implied.add(before);
    }
    int linkCount = links.size();
    remember(chain, event, links);
    links.addAll(implied);
    return new ChainedEvent(event, chain.number(), chain.length(), links, linkCount);
  }

  private void checkPlaced(long event, List<Long> authEvents) {
    load(authEvents);
    for (long cited : authEvents) {
      if (cited >= event || !places.contains(cited)) {
        throw new IllegalArgumentException("event " + event + " cannot follow event " + cited);
      }
    }
  }

  private Chain chainAfter(OptionalLong predecessor) {
    if (predecessor.isPresent()) {
      Chain chain = places.chain(predecessor.getAsLong());
      boolean isLast = places.sequence(predecessor.getAsLong()) == chain.length();
      if (isLast && chain.length() < MAX_LENGTH) {
        return chain;
      }
    }
    if (chainCount == UNKNOWN) {
      chainCount = source.chainCount();
    }
    return chain(chainCount++);
  }

  private Chain chain(int number) {
    return chains.computeIfAbsent(number, Chain::new);
  }

  /** Whether one event leads to another by its chain or by one of the last links before it. */
  private boolean leadsTo(long from, long to) {
    if (from <= to) {
      return false;
    }
    if (isSameChain(from, to)) {
      return true;
    }
    Chain chain = places.chain(from);
    int last = chain.linksUpTo(places.sequence(from));
    long[] targets = chain.targets(Math.max(0, last - COMPARED_LINKS), last);
    load(targets);
    return Arrays.stream(targets)
        .anyMatch(target -> target == to || (target > to && isSameChain(target, to)));
  }

  private boolean isSameChain(long one, long other) {
    return places.chain(one) == places.chain(other);
  }

  /** Sees to it that the chains of these events are in memory. */
  void load(long[] events) {
    for (long event : events) {
      if (!places.contains(event)) {
        load(boxed(events));
        return;
      }
    }
  }

  private void load(Collection<Long> events) {
    List<Long> missing = events.stream().filter(event -> !places.contains(event)).toList();
    if (missing.isEmpty()) {
      return;
    }
    source.chainsOf(missing).stream()
        .filter(event -> !places.contains(event.event()))
        .sorted(Comparator.comparingInt(ChainedEvent::sequence))
        .forEach(this::remember);
  }

  private void remember(ChainedEvent event) {
    remember(chain(event.chain()), event.event(), event.authEvents().subList(0, event.links()));
  }

  private void remember(Chain chain, long event, List<Long> links) {
    chainBytes -= chain.length() == 0 ? 0 : chain.bytes();
    chain.add(event, links);
    chainBytes += chain.bytes();
    places.put(event, chain, chain.length());
  }

  ChainPlaces places() {
    return places;
  }

  ChainSource source() {
    return source;
  }

  static List<Long> boxed(long[] events) {
    return Arrays.stream(events).boxed().toList();
  }

  /** About how much memory it takes, in bytes. */
  public long bytes() {
    return chainBytes + places.bytes();
  }
}
