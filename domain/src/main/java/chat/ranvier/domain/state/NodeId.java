package chat.ranvier.domain.state;

import java.nio.ByteBuffer;

/**
 * The name of a node of a state trie: the first 16 bytes of the SHA-256 of its encoded form.
 *
 * @param high the first eight bytes, big-endian
 * @param low the other eight bytes, big-endian
 */
public record NodeId(long high, long low) implements Comparable<NodeId> {
  /** The number of bytes in a name. */
  public static final int BYTES = 16;

  /** Stands where there is no node. */
  public static final NodeId NONE = new NodeId(0, 0);

  /** The name in these 16 bytes. */
  public static NodeId ofBytes(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a node id has 16 bytes, not " + bytes.length);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new NodeId(buffer.getLong(), buffer.getLong());
  }

  /** Its 16 bytes. */
  public byte[] toBytes() {
    return ByteBuffer.allocate(BYTES).putLong(high).putLong(low).array();
  }

  boolean isNone() {
    return high == 0 && low == 0;
  }

  @Override
  public int compareTo(NodeId other) {
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }

  @Override
  public String toString() {
    return String.format("%016x%016x", high, low);
  }
}
