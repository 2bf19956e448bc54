package chat.ranvier.domain.state;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A node of a state trie, with up to {@value #FAN_OUT} places; immutable.
 *
 * <p>Encoded, it is one byte for the kind, two bytes with a bit for each filled place (the lowest
 * bit for the first), and what the filled places hold: event numbers as unsigned varints of seven
 * bits, lowest first, or ids of 16 bytes. The kind is part of what is hashed, so no leaf ever has
 * the name of an inner node.
 */
public sealed interface StateNode {
  /** The number of places in a node. */
  int FAN_OUT = 16;

  /** The node's name. */
  default NodeId id() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(encode());
      return NodeId.ofBytes(Arrays.copyOf(hash, NodeId.BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java knows no SHA-256", e);
    }
  }

  /** The compact form that is stored, at most 259 bytes. */
  byte[] encode();

  /**
   * The node of this compact form.
   *
   * @throws IllegalArgumentException where the bytes are not such a form
   */
  static StateNode decode(byte[] bytes) {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      byte kind = buffer.get();
      StateNode node =
          switch (kind) {
            case Leaf.KIND -> Leaf.decode(buffer);
            case Inner.KIND -> Inner.decode(buffer);
            default -> throw new IllegalArgumentException("no state node is of kind " + kind);
          };
      if (buffer.hasRemaining()) {
        throw new IllegalArgumentException("a state node with bytes to spare");
      }
      return node;
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("a state node that breaks off", e);
    }
  }

  /** The lowest level: the events in 16 neighbouring slots. */
  final class Leaf implements StateNode {
    static final byte KIND = 1;
    static final Leaf EMPTY = new Leaf(new long[FAN_OUT]);

    private final long[] events;

    Leaf(long[] events) {
      this.events = events;
    }

    /** The event in the place, from 0 to 15; 0 where it is empty. */
    public long event(int place) {
      return events[place];
    }

    long[] copyOfEvents() {
      return events.clone();
    }

    boolean isEmpty() {
      return bitmap() == 0;
    }

    private int bitmap() {
      int bitmap = 0;
      for (int place = 0; place < FAN_OUT; place++) {
        bitmap |= (events[place] == 0 ? 0 : 1) << place;
      }
      return bitmap;
    }

    @Override
    public byte[] encode() {
      ByteArrayOutputStream out = new ByteArrayOutputStream(96);
      int bitmap = bitmap();
      out.write(KIND);
      out.write(bitmap >>> 8);
      out.write(bitmap);
      for (long event : events) {
        if (event != 0) {
          writeVarint(event, out);
        }
      }
      return out.toByteArray();
    }

    private static void writeVarint(long value, ByteArrayOutputStream out) {
      long rest = value;
      while (rest >= 0x80) {
        out.write((int) (rest & 0x7f) | 0x80);
        rest >>>= 7;
      }
      out.write((int) rest);
    }

    private static Leaf decode(ByteBuffer buffer) {
      int bitmap = buffer.getShort();
      long[] events = new long[FAN_OUT];
      for (int place = 0; place < FAN_OUT; place++) {
        if (((bitmap >>> place) & 1) == 1) {
          events[place] = readVarint(buffer);
        }
      }
      return new Leaf(events);
    }

    private static long readVarint(ByteBuffer buffer) {
      long value = 0;
      for (int shift = 0; shift < 63; shift += 7) {
        byte next = buffer.get();
        value |= (long) (next & 0x7f) << shift;
        if (next >= 0) {
          return value;
        }
      }
      throw new IllegalArgumentException("a state node with an event number beyond 63 bits");
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Leaf that && Arrays.equals(events, that.events);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(events);
    }

    @Override
    public String toString() {
      return "leaf " + Arrays.toString(events);
    }
  }

  /** A level above: the nodes below it, each named by its id. */
  final class Inner implements StateNode {
    static final byte KIND = 2;
    static final Inner EMPTY = new Inner(new long[2 * FAN_OUT]);

    /** High and low half of each id, side by side; both 0 where there is no node. */
    private final long[] halves;

    private Inner(long[] halves) {
      this.halves = halves;
    }

    static Inner of(NodeId[] children) {
      long[] halves = new long[2 * FAN_OUT];
      for (int place = 0; place < FAN_OUT; place++) {
        halves[2 * place] = children[place].high();
        halves[2 * place + 1] = children[place].low();
      }
      return new Inner(halves);
    }

    /** The node below in this place, from 0 to 15; {@link NodeId#NONE} where there is none. */
    public NodeId child(int place) {
      return hasChild(place) ? new NodeId(halves[2 * place], halves[2 * place + 1]) : NodeId.NONE;
    }

    private boolean hasChild(int place) {
      return halves[2 * place] != 0 || halves[2 * place + 1] != 0;
    }

    @Override
    public byte[] encode() {
      ByteBuffer buffer = ByteBuffer.allocate(3 + NodeId.BYTES * FAN_OUT);
      buffer.put(KIND).putShort((short) 0);
      int bitmap = 0;
      for (int place = 0; place < FAN_OUT; place++) {
        if (hasChild(place)) {
          bitmap |= 1 << place;
          buffer.putLong(halves[2 * place]).putLong(halves[2 * place + 1]);
        }
      }
      buffer.putShort(1, (short) bitmap);
      return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private static Inner decode(ByteBuffer buffer) {
      int bitmap = buffer.getShort();
      long[] halves = new long[2 * FAN_OUT];
      for (int place = 0; place < FAN_OUT; place++) {
        if (((bitmap >>> place) & 1) == 1) {
          halves[2 * place] = buffer.getLong();
          halves[2 * place + 1] = buffer.getLong();
        }
      }
      return new Inner(halves);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Inner that && Arrays.equals(halves, that.halves);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(halves);
    }

    @Override
    public String toString() {
      return "inner node";
    }
  }
}
