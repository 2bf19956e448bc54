package chat.ranvier.domain.encryption.backup;

/**
 * What is told of a backed up key without decrypting it, and decides which of two keys of one
 * session is kept.
 *
 * @param isVerified whether the device that backed the key up had verified the device it is from
 * @param firstMessageIndex the index of the first message that the key decrypts, from 0 on
 * @param forwardedCount how often the key went from device to device, from 0 on
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#server-side-key-backups">Server-side
 *     key backups</a>
 */
public record KeyMetadata(boolean isVerified, long firstMessageIndex, long forwardedCount) {
  /** Whether a key of this kind replaces one of the other kind; never where they are equal. */
  public boolean replaces(KeyMetadata stored) {
    if (isVerified != stored.isVerified) {
      return isVerified;
    }
    if (firstMessageIndex != stored.firstMessageIndex) {
      return firstMessageIndex < stored.firstMessageIndex;
    }
    return forwardedCount < stored.forwardedCount;
  }
}
