package chat.ranvier.application.encryption.backup;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.encryption.backup.port.BackedUpKey;
import chat.ranvier.application.encryption.backup.port.BackedUpKeyStore;
import chat.ranvier.application.encryption.backup.port.KeyBackup;
import chat.ranvier.application.encryption.backup.port.KeyBackupStore;
import chat.ranvier.application.encryption.backup.port.RoomSession;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.domain.identifier.RoomId;
import java.util.Iterator;
import java.util.Optional;

/**
 * Gives the requester keys of a backup of theirs back.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv3room_keyskeys">GET
 *     /room_keys/keys</a>
 */
public final class FindRoomKeys {
  private final BackedUpKeyStore keys;
  private final KnownBackups known;

  /** Reads from these stores. */
  public FindRoomKeys(KeyBackupStore backups, BackedUpKeyStore keys) {
    this.keys = keys;
    this.known = new KnownBackups(backups);
  }

  /**
   * All keys, by room, read from storage as they are asked for.
   *
   * @throws MatrixFailure {@code M_NOT_FOUND} where there is no backup of this version
   */
  public Iterator<BackedUpKey> all(Requester requester, String version) {
    return cursor(requester, version, Optional.empty());
  }

  /** The keys of one room; otherwise as {@link #all}. */
  public Iterator<BackedUpKey> ofRoom(Requester requester, String version, RoomId room) {
    return cursor(requester, version, Optional.of(room));
  }

  private Iterator<BackedUpKey> cursor(Requester requester, String version, Optional<RoomId> room) {
    KeyBackup backup = known.require(requester.user(), version);
    return new KeyCursor(keys, backup.id(), room);
  }

  /**
   * The key of one session.
   *
   * @throws MatrixFailure {@code M_NOT_FOUND} where there is none, or no backup of this version
   */
  public BackedUpKey ofSession(Requester requester, String version, RoomSession session) {
    KeyBackup backup = known.require(requester.user(), version);
    return keys.find(backup.id(), session)
        .orElseThrow(() -> new MatrixFailure(ErrorCode.NOT_FOUND, "Key not found."));
  }
}
