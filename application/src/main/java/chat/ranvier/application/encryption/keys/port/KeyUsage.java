package chat.ranvier.application.encryption.keys.port;

import java.util.Locale;

/**
 * What a cross-signing key signs.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#cross-signing">Cross-signing</a>
 */
public enum KeyUsage {
  /** The two others of its user. */
  MASTER,
  /** The devices of its user. */
  SELF_SIGNING,
  /** The master keys of other users. */
  USER_SIGNING;

  /** The word in {@code usage}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
