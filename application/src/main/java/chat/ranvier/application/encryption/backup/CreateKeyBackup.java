package chat.ranvier.application.encryption.backup;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.encryption.backup.port.BackupId;
import chat.ranvier.application.encryption.backup.port.KeyBackupStore;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.domain.json.JsonObject;

/**
 * Gives the requester a new, empty backup, which is the current one from then on.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixclientv3room_keysversion">POST
 *     /room_keys/version</a>
 */
public final class CreateKeyBackup {
  private final KeyBackupStore backups;
  private final Commits commits;

  /** Writes to this store. */
  public CreateKeyBackup(KeyBackupStore backups, Commits commits) {
    this.backups = backups;
    this.commits = commits;
  }

  /**
   * Makes the backup; durable on return.
   *
   * @throws MatrixFailure {@code M_INVALID_PARAM}, {@code M_TOO_LARGE} where an argument is not to
   *     be kept
   */
  public BackupId handle(Requester requester, String algorithm, JsonObject authData) {
    BackupLimits.checkName("'algorithm'", algorithm);
    BackupLimits.checkAuthData(authData);
    return commits.write(() -> backups.insert(requester.user(), algorithm, authData));
  }
}
