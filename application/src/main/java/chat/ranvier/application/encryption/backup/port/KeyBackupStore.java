package chat.ranvier.application.encryption.backup.port;

import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import java.util.Optional;

/** The backups of this server's users, without their keys. */
public interface KeyBackupStore {
  /**
   * Adds an empty backup.
   *
   * @return its id, with a version higher than any that the user has had
   */
  BackupId insert(UserId user, String algorithm, JsonObject authData);

  /** The user's backup of the highest version among those that are there. */
  Optional<KeyBackup> newest(UserId user);

  /** This backup. */
  Optional<KeyBackup> find(BackupId backup);

  /** The highest version that the user has had, deleted or not; 0 before the first. */
  long lastVersion(UserId user);

  /** Gives a backup other data of its algorithm. */
  void setAuthData(BackupId backup, JsonObject authData);

  /** Notes one change of a backup's keys: another etag, and so many more of them, or fewer. */
  void noteChange(BackupId backup, long added);

  /** Takes a backup away, as far as it is there, but not its keys; its version stays used. */
  void delete(BackupId backup);

  /** Takes away all that is known of the user's backups but their keys, the last version, too. */
  void deleteAll(UserId user);
}
