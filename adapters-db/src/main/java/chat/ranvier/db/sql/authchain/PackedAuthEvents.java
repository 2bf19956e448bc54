package chat.ranvier.db.sql.authchain;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The numbers of an event's auth events in one column: for each how much smaller it is than the
 * event's own, 7 bits a byte, the lowest first, the highest bit set where more follow.
 */
final class PackedAuthEvents {
  private static final int BITS = 7;
  private static final int MORE = 1 << BITS;

  private PackedAuthEvents() {}

  static byte[] pack(long event, List<Long> authEvents) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(4 * authEvents.size());
    for (long cited : authEvents) {
      long rest = event - cited;
      for (; rest >= MORE; rest >>>= BITS) {
        packed.write((int) (rest & (MORE - 1)) | MORE);
      }
      packed.write((int) rest);
    }
    return packed.toByteArray();
  }

  static List<Long> unpack(long event, byte[] packed) {
    List<Long> authEvents = new ArrayList<>();
    long smaller = 0;
    int shift = 0;
    for (byte each : packed) {
      smaller |= (long) (each & (MORE - 1)) << shift;
      shift += BITS;
      if (each >= 0) {
        authEvents.add(event - smaller);
        smaller = 0;
        shift = 0;
      }
    }
    return authEvents;
  }
}
