package chat.ranvier.domain.auth.chain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Consumer;

/*
 * From the conflicted events down, always the greatest number first.
 *
 * For each chain that has been met a front says how far each state set reaches in it. An event above the
 * lowest of these is open: some sets reach it, some do not. Looking at an event passes what reaches it on
 * along its links. Once no open event is left to look at, and everything that is left is older than all
 * open ones that were looked at, nothing can change any more.
 *
 * The unconflicted events belong to all sets. To begin with all of them would cost as much as the state
 * is large; so it is asked of each open event whether it is one of them. What is left then may still be
 * cited by some unconflicted event that no conflicted one leads to. Such an event is newer than what it
 * cites: first the same chains are looked at further up, then all state events since the oldest open
 * one, and only where these are too many, all unconflicted events.
 */

/** One question for an auth difference. */
final class DifferenceWalk {
  private static final int ASKED_UPWARD = 16;
  private static final int MAX_NEWER = 1_000;

  private final ChainCover cover;
  private final List<long[]> sets;
  private final UnconflictedState unconflicted;
  private final Set<Long> conflicted = new HashSet<>();
  private final Map<Integer, Front> fronts = new HashMap<>();
  private final PriorityQueue<Waiting> queue =
      new PriorityQueue<>(Comparator.comparingLong(Waiting::event).reversed());
  private int openFronts;
  private long oldestOpen = Long.MAX_VALUE;

  DifferenceWalk(ChainCover cover, List<long[]> sets, UnconflictedState unconflicted) {
    this.cover = cover;
    this.sets = sets;
    this.unconflicted = unconflicted;
  }

  long[] difference() {
    sets.forEach(set -> conflicted.addAll(ChainCover.boxed(set)));
    cover.load(conflicted.stream().mapToLong(Long::longValue).toArray());
    for (int set = 0; set < sets.size(); set++) {
      for (long event : sets.get(set)) {
        reach(set, event);
      }
    }
    walk();
    if (!open().isEmpty()) {
      List.copyOf(fronts.values()).forEach(this::askUpward);
      walk();
    }
    long[] left = open().stream().mapToLong(Long::longValue).sorted().toArray();
    if (left.length == 0) {
      return left;
    }
    reachByNewer(left);
    return open().stream().mapToLong(Long::longValue).sorted().toArray();
  }

  private void walk() {
    while (!queue.isEmpty() && (openFronts > 0 || queue.peek().event() > oldestOpen)) {
      Waiting waiting = queue.poll();
      if (waiting.front().nextEvent() == waiting.event()) {
        visit(waiting.front(), waiting.event());
      }
    }
  }

  private void visit(Front front, long event) {
    int sequence = front.next();
    if (front.isOpen() && unconflicted.contains(event)) {
      change(front, it -> it.reachByAll(sequence));
    }
    if (front.isOpen()) {
      oldestOpen = Math.min(oldestOpen, event);
    }
    long[] targets = front.chain().targetsOf(sequence);
    cover.load(targets);
    for (long target : targets) {
      passOn(front, sequence, target);
    }
    change(front, Front::descend);
  }

  private void passOn(Front from, int sequence, long target) {
    int reached = cover.places().sequence(target);
    change(
        front(target),
        front -> {
          for (int set = 0; set < sets.size(); set++) {
            if (from.reached(set) >= sequence) {
              front.reach(set, reached);
            }
          }
        });
  }

  private void reach(int set, long event) {
    int sequence = cover.places().sequence(event);
    change(front(event), front -> front.reach(set, sequence));
  }

  private Front front(long event) {
    Chain chain = cover.places().chain(event);
    return fronts.computeIfAbsent(chain.number(), ignored -> new Front(chain, sets.size()));
  }

  private void change(Front front, Consumer<Front> change) {
    boolean wasOpen = front.isOpen();
    int before = front.next();
    change.accept(front);
    openFronts += (front.isOpen() ? 1 : 0) - (wasOpen ? 1 : 0);
    if (front.next() != before && front.next() != 0) {
      queue.add(new Waiting(front.nextEvent(), front));
    }
  }

  /** What some sets reach and others do not, the conflicted events left out. */
  private List<Long> open() {
    List<Long> open = new ArrayList<>();
    for (Front front : fronts.values()) {
      for (int sequence = front.lowest() + 1; sequence <= front.highest(); sequence++) {
        long event = front.chain().event(sequence);
        if (!conflicted.contains(event)) {
          open.add(event);
        }
      }
    }
    return open;
  }

  /** Looks for an unconflicted event not far above the open ones of a chain. */
  private void askUpward(Front front) {
    if (front.lowest() == front.highest()) {
      return;
    }
    int sequence = front.highest() + 1;
    int end = Math.min(front.chain().length(), front.highest() + ASKED_UPWARD);
    while (sequence <= end && !unconflicted.contains(front.chain().event(sequence))) {
      sequence++;
    }
    if (sequence <= end) {
      int found = sequence;
      change(front, it -> it.reachByAll(found));
    }
  }

  private void reachByNewer(long[] open) {
    Optional<List<ChainedEvent>> newer = cover.source().after(open[0], MAX_NEWER);
    long[] citing =
        newer.isPresent()
            ? citing(newer.get(), new HashSet<>(ChainCover.boxed(open)))
            : unconflicted.events().filter(event -> event > oldestOpen).toArray();
    cover.load(citing);
    Map<Integer, Integer> reachedByAll = new HashMap<>();
    for (long event : citing) {
      reachByAll(event, reachedByAll);
    }
  }

  /** The unconflicted ones of some events that lead to one of the others. */
  private long[] citing(List<ChainedEvent> newer, Set<Long> open) {
    List<Long> citing = new ArrayList<>();
    for (ChainedEvent each : newer) {
      if (each.authEvents().stream().anyMatch(open::contains)) {
        open.add(each.event());
        if (unconflicted.contains(each.event())) {
          citing.add(each.event());
        }
      }
    }
    return citing.stream().mapToLong(Long::longValue).toArray();
  }

  /**
   * Notes that all sets reach an event and what it leads to, as far as that is not too old to
   * matter.
   *
   * @param reachedByAll for each chain the place up to which that has been noted
   */
  private void reachByAll(long event, Map<Integer, Integer> reachedByAll) {
    Deque<Long> left = new ArrayDeque<>();
    left.push(event);
    while (!left.isEmpty()) {
      long next = left.pop();
      Chain chain = cover.places().chain(next);
      int sequence = cover.places().sequence(next);
      int noted = reachedByAll.getOrDefault(chain.number(), 0);
      if (sequence > noted) {
        reachedByAll.put(chain.number(), sequence);
        Front front = fronts.get(chain.number());
        if (front != null) {
          front.reachByAll(sequence);
        }
        long[] targets = chain.targets(chain.linksUpTo(noted), chain.linksUpTo(sequence));
        targets = Arrays.stream(targets).filter(target -> target >= oldestOpen).toArray();
        cover.load(targets);
        Arrays.stream(targets).forEach(left::push);
      }
    }
  }

  private record Waiting(long event, Front front) {}
}
