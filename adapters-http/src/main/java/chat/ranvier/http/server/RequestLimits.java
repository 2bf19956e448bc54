package chat.ranvier.http.server;

import java.time.Duration;

/**
 * The bounds of what one request may ask for before an endpoint sees it.
 *
 * @param bodyBytes the largest body of who has a token, where the endpoint needs no larger ones
 * @param openBodyBytes the largest body of who has none
 * @param uriBytes the longest request line, the query included
 * @param headerBytes the largest head, all its lines together
 * @param stall how long a client may take for a head, for a body, or to take an answer, to which
 *     comes a second for each 4 KiB
 * @param idle how long a connection is kept without a request
 * @param heapBytes the heap of which requests may take their part
 */
public record RequestLimits(
    int bodyBytes,
    int openBodyBytes,
    int uriBytes,
    int headerBytes,
    Duration stall,
    Duration idle,
    long heapBytes) {
  /** Bounds that leave room for all that clients are known to do, in a heap of this size. */
  public static RequestLimits of(long heapBytes) {
    return new RequestLimits(
        256 << 10,
        64 << 10,
        32 << 10,
        16 << 10,
        Duration.ofMinutes(1),
        Duration.ofMinutes(3),
        heapBytes);
  }
}
