package chat.ranvier.domain.resolution;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An event's place in the order of version 1: "ascending depth then descending sha1(event_id)".
 *
 * @param event the event
 * @param depth its depth
 * @param sha1 the hash of its id's UTF-8, in hexadecimal
 */
record DepthRank(ResolvableEvent event, long depth, String sha1) implements Comparable<DepthRank> {
  static DepthRank of(ResolvableEvent event) {
    byte[] eventId = event.pdu().eventId().value().getBytes(StandardCharsets.UTF_8);
    return new DepthRank(event, event.pdu().depth(), sha1(eventId));
  }

  private static String sha1(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }

  @Override
  public int compareTo(DepthRank other) {
    int byDepth = Long.compare(depth, other.depth);
    return byDepth != 0 ? byDepth : other.sha1.compareTo(sha1);
  }
}
