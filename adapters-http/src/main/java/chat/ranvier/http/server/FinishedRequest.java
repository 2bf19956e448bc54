package chat.ranvier.http.server;

/**
 * A request that is over.
 *
 * @param listener the tag of the listener it came by
 * @param route the route's name, or {@link #NO_ROUTE}
 * @param status the status it was answered with
 * @param nanos how long it took from its head to the last byte of the answer
 * @param bytes the size of the answer's body as it was sent
 * @param storage what it asked of the storage
 */
public record FinishedRequest(
    String listener,
    String method,
    String route,
    int status,
    long nanos,
    long bytes,
    StorageCosts storage) {
  /** The name of no route, where the path or the method is unknown. */
  public static final String NO_ROUTE = "(none)";

  /**
   * What a request asked of the storage.
   *
   * @param transactions how many single reads, and commits in which it had a part
   * @param waitedNanos how long they waited for connections and for others in the same commit
   * @param workedNanos how long the storage worked on them, of a commit its share
   * @param eventsRead how many events were read that no cache held
   */
  public record StorageCosts(
      int transactions, long waitedNanos, long workedNanos, int eventsRead) {}
}
