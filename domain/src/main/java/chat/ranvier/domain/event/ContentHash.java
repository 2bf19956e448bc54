package chat.ranvier.domain.event;

import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonWriter;
import chat.ranvier.domain.signing.UnpaddedBase64;
import java.security.MessageDigest;

/**
 * The hash over a whole event, which shows whether anything was taken from it.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/server-server-api/#calculating-the-content-hash-for-an-event">Calculating
 *     the content hash for an event</a>
 */
public final class ContentHash {
  private ContentHash() {}

  /** The SHA-256 of the event without {@code unsigned}, {@code signatures} and {@code hashes}. */
  public static byte[] of(JsonObject event) {
    return Sha256.of(
        JsonWriter.toBytes(event.without("unsigned").without("signatures").without("hashes")));
  }

  /**
   * Whether the event is as whole as its {@code hashes} say; where it is not, only what remains of
   * it after redaction may be used.
   *
   * @param event as {@link EventFormat} reads it: rooms until version 5 have a spelling of their
   *     own for numbers
   */
  public static boolean isIntact(JsonObject event) {
    return event
        .object("hashes")
        .flatMap(hashes -> hashes.string("sha256"))
        .flatMap(UnpaddedBase64::decode)
        .map(claimed -> MessageDigest.isEqual(claimed, of(event)))
        .orElse(false);
  }
}
