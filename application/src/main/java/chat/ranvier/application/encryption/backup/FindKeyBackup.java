package chat.ranvier.application.encryption.backup;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.encryption.backup.port.KeyBackup;
import chat.ranvier.application.encryption.backup.port.KeyBackupStore;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;

/**
 * Shows the requester what is known of a backup of theirs.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv3room_keysversion">GET
 *     /room_keys/version</a>
 */
public final class FindKeyBackup {
  private final KeyBackupStore backups;
  private final KnownBackups known;

  /** Reads from this store. */
  public FindKeyBackup(KeyBackupStore backups) {
    this.backups = backups;
    this.known = new KnownBackups(backups);
  }

  /**
   * The current backup.
   *
   * @throws MatrixFailure {@code M_NOT_FOUND} where there is none
   */
  public KeyBackup current(Requester requester) {
    return backups
        .newest(requester.user())
        .orElseThrow(() -> new MatrixFailure(ErrorCode.NOT_FOUND, "No current backup version"));
  }

  /**
   * The backup of this version.
   *
   * @throws MatrixFailure {@code M_NOT_FOUND} where there is none
   */
  public KeyBackup ofVersion(Requester requester, String version) {
    return known.require(requester.user(), version);
  }
}
