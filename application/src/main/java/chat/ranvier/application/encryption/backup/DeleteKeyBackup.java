package chat.ranvier.application.encryption.backup;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.encryption.backup.port.BackedUpKeyStore;
import chat.ranvier.application.encryption.backup.port.BackupId;
import chat.ranvier.application.encryption.backup.port.KeyBackupStore;
import chat.ranvier.application.failure.MatrixFailure;

/**
 * Takes a backup of the requester away with all its keys.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#delete_matrixclientv3room_keysversionversion">DELETE
 *     /room_keys/version/{version}</a>
 */
public final class DeleteKeyBackup {
  private final KeyBackupStore backups;
  private final BackedUpKeyStore keys;
  private final KnownBackups known;
  private final Commits commits;

  /** Writes to these stores. */
  public DeleteKeyBackup(KeyBackupStore backups, BackedUpKeyStore keys, Commits commits) {
    this.backups = backups;
    this.keys = keys;
    this.known = new KnownBackups(backups);
    this.commits = commits;
  }

  /**
   * Deletes the backup, where it has not been deleted before; durable on return.
   *
   * @throws MatrixFailure {@code M_NOT_FOUND} where there has never been one of this version
   */
  public void handle(Requester requester, String version) {
    if (known.isDeleted(requester.user(), version)) {
      return;
    }
    BackupId backup = new BackupId(requester.user(), KnownBackups.number(version));
    commits.write(
        () -> {
          keys.delete(backup);
          backups.delete(backup);
        });
  }
}
