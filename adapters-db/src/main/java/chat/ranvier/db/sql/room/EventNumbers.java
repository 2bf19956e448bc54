package chat.ranvier.db.sql.room;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;

/** A few event numbers in one column: 8 bytes each, big-endian. */
final class EventNumbers {
  private EventNumbers() {}

  static byte[] pack(List<Long> numbers) {
    ByteBuffer packed = ByteBuffer.allocate(numbers.size() * Long.BYTES);
    numbers.forEach(packed::putLong);
    return packed.array();
  }

  static List<Long> unpack(byte[] packed) {
    ByteBuffer numbers = ByteBuffer.wrap(packed);
    return IntStream.range(0, packed.length / Long.BYTES)
        .mapToObj(index -> numbers.getLong(index * Long.BYTES))
        .toList();
  }
}
