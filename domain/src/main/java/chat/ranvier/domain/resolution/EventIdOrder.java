package chat.ranvier.domain.resolution;

import chat.ranvier.domain.identifier.EventId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Which of two event ids is the less: byte by byte, so that servers in all languages agree. */
final class EventIdOrder {
  private EventIdOrder() {}

  static int compare(ResolvableEvent left, ResolvableEvent right) {
    return Arrays.compareUnsigned(bytes(left.pdu().eventId()), bytes(right.pdu().eventId()));
  }

  private static byte[] bytes(EventId id) {
    return id.value().getBytes(StandardCharsets.UTF_8);
  }
}
