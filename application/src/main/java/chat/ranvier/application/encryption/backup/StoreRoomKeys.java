package chat.ranvier.application.encryption.backup;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.encryption.backup.port.BackedUpKey;
import chat.ranvier.application.encryption.backup.port.BackedUpKeyStore;
import chat.ranvier.application.encryption.backup.port.KeyBackup;
import chat.ranvier.application.encryption.backup.port.KeyBackupStore;
import chat.ranvier.application.encryption.backup.port.RoomSession;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.domain.encryption.backup.KeyMetadata;
import chat.ranvier.domain.identifier.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Puts keys into the requester's current backup, each where it is better than what is there.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#put_matrixclientv3room_keyskeys">PUT
 *     /room_keys/keys</a>
 */
public final class StoreRoomKeys {
  private final KeyBackupStore backups;
  private final BackedUpKeyStore keys;
  private final KnownBackups known;
  private final Commits commits;

  /** Writes to these stores. */
  public StoreRoomKeys(KeyBackupStore backups, BackedUpKeyStore keys, Commits commits) {
    this.backups = backups;
    this.keys = keys;
    this.known = new KnownBackups(backups);
    this.commits = commits;
  }

  /**
   * Stores the keys, all in one commit; durable on return.
   *
   * @param uploaded keys of sessions that differ
   * @return the backup after that
   * @throws MatrixFailure {@code M_NOT_FOUND} where there is no backup of this version; {@code
   *     M_WRONG_ROOM_KEYS_VERSION} where there is a newer one
   */
  public KeyBackup handle(Requester requester, String version, Collection<BackedUpKey> uploaded) {
    // A refusal from within the write would undo what others store with it; so most come before.
    known.requireCurrent(requester.user(), version);
    return commits.write(() -> store(requester.user(), version, uploaded));
  }

  private KeyBackup store(UserId user, String version, Collection<BackedUpKey> uploaded) {
    KeyBackup backup = known.requireCurrent(user, version);
    Map<RoomSession, KeyMetadata> stored =
        keys.metadata(backup.id(), uploaded.stream().map(BackedUpKey::session).toList());
    List<BackedUpKey> better = uploaded.stream().filter(key -> replaces(key, stored)).toList();
    if (better.isEmpty()) {
      return backup;
    }
    long added = better.stream().filter(key -> !stored.containsKey(key.session())).count();
    keys.put(backup.id(), better);
    backups.noteChange(backup.id(), added);
    return backup.changed(added);
  }

  private static boolean replaces(BackedUpKey key, Map<RoomSession, KeyMetadata> stored) {
    KeyMetadata before = stored.get(key.session());
    return before == null || key.metadata().replaces(before);
  }
}
