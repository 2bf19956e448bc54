package chat.ranvier.application.room.port;

/**
 * How deep the events of a room's timeline are, from the least deep to the deepest.
 *
 * @param shallowest the least depth; greater than {@code deepest} where there is no event
 * @param deepest the greatest depth
 */
public record DepthRange(long shallowest, long deepest) {
  /** Of a room without events. */
  public static final DepthRange NONE = new DepthRange(Long.MAX_VALUE, -1);

  /** Together with an event of this depth. */
  public DepthRange with(long depth) {
    return depth >= shallowest && depth <= deepest
        ? this
        : new DepthRange(Math.min(shallowest, depth), Math.max(deepest, depth));
  }
}
