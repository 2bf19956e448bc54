package chat.ranvier.http.server;

import chat.ranvier.application.environment.port.Time;

/**
 * The memory that requests may take at a time, all together and each user and address: sized by the
 * heap.
 *
 * <p>A body counts twice: by its bytes while the client sends it, however slowly; and, once it is
 * there, by what its tree may take in memory, as long as the endpoint works on it. Small bodies
 * have a budget of their own, so that those who send messages never wait for those who send much.
 *
 * @param arriving what is being sent
 * @param small the trees of small bodies
 * @param large the trees of large bodies
 * @param answers what is read for answers, and the answers as they are written
 */
record RequestMemory(
    MemoryBudget arriving, MemoryBudget small, MemoryBudget large, MemoryBudget answers) {
  /** The largest body that counts as small: an event, and what is said about it. */
  static final int SMALL = 16 << 10;

  /**
   * What a byte of JSON takes at most while it is worked on: 17 bytes in the costliest trees, which
   * are arrays in arrays, and some copies of the text.
   */
  static final int TREE = 20;

  /** A quarter of the heap for large bodies, as much for answers, an eighth for the rest each. */
  static RequestMemory of(long heapBytes, Time time) {
    return new RequestMemory(
        new MemoryBudget(heapBytes / 8, time),
        new MemoryBudget(heapBytes / 8, time),
        new MemoryBudget(heapBytes / 4, time),
        new MemoryBudget(heapBytes / 4, time));
  }

  /** The largest body that may be parsed at all. */
  int largestBody() {
    return Math.clamp(large.share() / TREE, SMALL, Integer.MAX_VALUE);
  }

  /** The trees of bodies of this size. */
  MemoryBudget trees(int bytes) {
    return bytes <= SMALL ? small : large;
  }
}
