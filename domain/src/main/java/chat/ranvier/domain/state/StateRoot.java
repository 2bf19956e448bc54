package chat.ranvier.domain.state;

import java.nio.ByteBuffer;

/**
 * One version of a room's state: the topmost node of its trie. Equal roots hold equal states, and
 * within a room equal states have equal roots.
 *
 * @param height the number of levels: 0 for the empty state, 1 where the topmost node is a leaf, at
 *     most 8
 * @param node the topmost node
 */
public record StateRoot(int height, NodeId node) {
  /** The number of bytes in a root's compact form. */
  public static final int BYTES = 1 + NodeId.BYTES;

  /** The state without any event. */
  public static final StateRoot EMPTY = new StateRoot(0, NodeId.NONE);

  static final int MAX_HEIGHT = 8;

  /** Checks that height and node fit together. */
  public StateRoot {
    if (height < 0 || height > MAX_HEIGHT || (height == 0) != node.isNone()) {
      throw new IllegalArgumentException("no state root has height " + height + " and " + node);
    }
  }

  /** The root in these 17 bytes. */
  public static StateRoot ofBytes(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a state root has 17 bytes, not " + bytes.length);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    int height = buffer.get();
    return new StateRoot(height, new NodeId(buffer.getLong(), buffer.getLong()));
  }

  /** Its compact form: a byte for the height, then the node's id. */
  public byte[] toBytes() {
    return ByteBuffer.allocate(BYTES)
        .put((byte) height)
        .putLong(node.high())
        .putLong(node.low())
        .array();
  }

  /** Whether the state holds no event. */
  public boolean isEmpty() {
    return height == 0;
  }

  @Override
  public String toString() {
    return height + ":" + node;
  }
}
