package chat.ranvier.application.pusher.port;

import chat.ranvier.domain.identifier.RoomId;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How far a pusher has come.
 *
 * @param position the stream position up to which nothing is left to be told
 * @param badge the count of unread messages that was last told; empty before the first
 * @param trouble what keeps it from going on, where something does
 * @param throttles the rooms that it stays silent about for a while
 */
public record PusherProgress(
    long position, OptionalLong badge, Optional<Trouble> trouble, Map<RoomId, Throttle> throttles) {
  /** Copies the throttles. */
  public PusherProgress {
    throttles = Map.copyOf(throttles);
  }

  /**
   * Attempts that have failed one after the other.
   *
   * @param since when the first of them did, in milliseconds since 1970
   * @param attempts how many there were
   * @param nextAt when the next one is due, in milliseconds since 1970
   */
  public record Trouble(long since, int attempts, long nextAt) {}

  /** A pusher that tells what comes after this position. */
  public static PusherProgress startingAt(long position) {
    return new PusherProgress(position, OptionalLong.empty(), Optional.empty(), Map.of());
  }

  /** Everything up to this position was told, together with this count. */
  public PusherProgress told(long upTo, long unread) {
    return new PusherProgress(upTo, OptionalLong.of(unread), Optional.empty(), throttles);
  }

  /** Everything up to this position was told, and these rooms have to wait now. */
  public PusherProgress told(long upTo, Map<RoomId, Throttle> silent) {
    return new PusherProgress(upTo, badge, Optional.empty(), silent);
  }

  /** Nothing up to this position has to be told any more. */
  public PusherProgress skipped(long upTo) {
    return new PusherProgress(upTo, badge, trouble, throttles);
  }

  /** The same place, with this in the way. */
  public PusherProgress held(Trouble inTheWay) {
    return new PusherProgress(position, badge, Optional.of(inTheWay), throttles);
  }

  /** The same place, with nothing in the way. */
  public PusherProgress free() {
    return new PusherProgress(position, badge, Optional.empty(), throttles);
  }
}
