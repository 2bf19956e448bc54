package chat.ranvier.domain.auth.chain;

import java.util.Arrays;

/** How far several sets of events reach in one chain, and how far down a walk has come in it. */
final class Front {
  private final Chain chain;
  private final int[] reached;
  private int next;

  Front(Chain chain, int sets) {
    this.chain = chain;
    this.reached = new int[sets];
  }

  Chain chain() {
    return chain;
  }

  /** The greatest place that the set reaches; 0 where it reaches none. */
  int reached(int set) {
    return reached[set];
  }

  /** The place to look at next; 0 where nothing is left. */
  int next() {
    return next;
  }

  /** The number of the event to look at next; 0 where nothing is left. */
  long nextEvent() {
    return next == 0 ? 0 : chain.event(next);
  }

  /** The greatest place that all sets reach. */
  int lowest() {
    return Arrays.stream(reached).min().orElse(0);
  }

  /** The greatest place that any set reaches. */
  int highest() {
    return Arrays.stream(reached).max().orElse(0);
  }

  /** Whether the next event is not reached by all sets. */
  boolean isOpen() {
    return next > lowest();
  }

  /** Notes that a set reaches a place. */
  void reach(int set, int sequence) {
    if (reached[set] < sequence) {
      reached[set] = sequence;
      next = Math.max(next, sequence);
    }
  }

  /** Notes that all sets reach a place. */
  void reachByAll(int sequence) {
    for (int set = 0; set < reached.length; set++) {
      reach(set, sequence);
    }
  }

  /**
   * Goes down: to the next event where the sets still differ, else to the next that links start at.
   */
  void descend() {
    int below = next - 1;
    next = below > lowest() ? below : chain.linkedUpTo(below);
  }
}
