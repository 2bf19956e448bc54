package chat.ranvier.application.encryption.backup;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.encryption.backup.port.BackedUpKeyStore;
import chat.ranvier.application.encryption.backup.port.BackupId;
import chat.ranvier.application.encryption.backup.port.KeyBackup;
import chat.ranvier.application.encryption.backup.port.KeyBackupStore;
import chat.ranvier.application.encryption.backup.port.RoomSession;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import java.util.function.ToIntFunction;

/**
 * Takes keys out of a backup of the requester, current or not.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#delete_matrixclientv3room_keyskeys">DELETE
 *     /room_keys/keys</a>
 */
public final class DeleteRoomKeys {
  private final KeyBackupStore backups;
  private final BackedUpKeyStore keys;
  private final KnownBackups known;
  private final Commits commits;

  /** Writes to these stores. */
  public DeleteRoomKeys(KeyBackupStore backups, BackedUpKeyStore keys, Commits commits) {
    this.backups = backups;
    this.keys = keys;
    this.known = new KnownBackups(backups);
    this.commits = commits;
  }

  /**
   * Deletes all keys; durable on return.
   *
   * @return the backup after that
   * @throws MatrixFailure {@code M_NOT_FOUND} where there is no backup of this version
   */
  public KeyBackup all(Requester requester, String version) {
    return delete(requester, version, keys::delete);
  }

  /** Deletes the keys of a room; otherwise as {@link #all}. */
  public KeyBackup ofRoom(Requester requester, String version, RoomId room) {
    return delete(requester, version, backup -> keys.deleteOfRoom(backup, room));
  }

  /** Deletes the key of a session; otherwise as {@link #all}. */
  public KeyBackup ofSession(Requester requester, String version, RoomSession session) {
    return delete(requester, version, backup -> keys.deleteOfSession(backup, session));
  }

  private KeyBackup delete(Requester requester, String version, ToIntFunction<BackupId> deletion) {
    // A refusal from within the write would undo what others store with it; so most come before.
    known.require(requester.user(), version);
    return commits.write(() -> deleteWithin(requester.user(), version, deletion));
  }

  private KeyBackup deleteWithin(UserId user, String version, ToIntFunction<BackupId> deletion) {
    KeyBackup backup = known.require(user, version);
    int gone = deletion.applyAsInt(backup.id());
    if (gone == 0) {
      return backup;
    }
    backups.noteChange(backup.id(), -gone);
    return backup.changed(-gone);
  }
}
