package chat.ranvier.application.encryption.backup.port;

import chat.ranvier.domain.encryption.backup.KeyMetadata;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys in backups. */
public interface BackedUpKeyStore {
  /** What is told of the keys of these sessions, of those that are there. */
  Map<RoomSession, KeyMetadata> metadata(BackupId backup, Collection<RoomSession> sessions);

  /** Stores keys of sessions that differ, in place of those that were there. */
  void put(BackupId backup, Collection<BackedUpKey> keys);

  /** The key of a session. */
  Optional<BackedUpKey> find(BackupId backup, RoomSession session);

  /**
   * The next keys, by room and then by session, each in the order of UTF-8.
   *
   * @param room the only room wanted; all where there is none
   * @param after the session of the last key before; from the first on where there is none
   * @param limit how many at most
   */
  List<BackedUpKey> page(
      BackupId backup, Optional<RoomId> room, Optional<RoomSession> after, int limit);

  /**
   * Takes all keys of a backup away.
   *
   * @return how many there were
   */
  int delete(BackupId backup);

  /**
   * Takes the keys of a room away.
   *
   * @return how many there were
   */
  int deleteOfRoom(BackupId backup, RoomId room);

  /**
   * Takes the key of a session away.
   *
   * @return how many there were
   */
  int deleteOfSession(BackupId backup, RoomSession session);

  /** Takes the keys of all backups of the user away. */
  void deleteAll(UserId user);
}
