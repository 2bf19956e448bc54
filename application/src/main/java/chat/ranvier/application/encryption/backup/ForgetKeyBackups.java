package chat.ranvier.application.encryption.backup;

import chat.ranvier.application.encryption.backup.port.BackedUpKeyStore;
import chat.ranvier.application.encryption.backup.port.KeyBackupStore;
import chat.ranvier.domain.identifier.UserId;

/** Takes away all backups of an account that is given up. */
public final class ForgetKeyBackups {
  private final KeyBackupStore backups;
  private final BackedUpKeyStore keys;

  /** Writes to these stores. */
  public ForgetKeyBackups(KeyBackupStore backups, BackedUpKeyStore keys) {
    this.backups = backups;
    this.keys = keys;
  }

  /** Within a write: takes away whatever the user has backed up. */
  public void within(UserId user) {
    keys.deleteAll(user);
    backups.deleteAll(user);
  }
}
