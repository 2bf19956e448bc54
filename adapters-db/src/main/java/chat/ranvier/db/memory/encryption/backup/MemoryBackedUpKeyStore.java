package chat.ranvier.db.memory.encryption.backup;

import chat.ranvier.application.encryption.backup.port.BackedUpKey;
import chat.ranvier.application.encryption.backup.port.BackedUpKeyStore;
import chat.ranvier.application.encryption.backup.port.BackupId;
import chat.ranvier.application.encryption.backup.port.RoomSession;
import chat.ranvier.db.memory.MemoryDatabase;
import chat.ranvier.db.memory.MemoryTable;
import chat.ranvier.domain.encryption.backup.KeyMetadata;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys in the backups of a database in memory. */
public final class MemoryBackedUpKeyStore implements BackedUpKeyStore {
  private final MemoryTable<String, BackedUpKey> keys;

  /** The keys of this database. */
  public MemoryBackedUpKeyStore(MemoryDatabase database) {
    this.keys = database.table("backed_up_keys");
  }

  @Override
  public Map<RoomSession, KeyMetadata> metadata(BackupId backup, Collection<RoomSession> sessions) {
    Map<RoomSession, KeyMetadata> found = new HashMap<>();
    sessions.forEach(
        session -> find(backup, session).ifPresent(key -> found.put(session, key.metadata())));
    return found;
  }

  @Override
  public void put(BackupId backup, Collection<BackedUpKey> stored) {
    stored.forEach(key -> keys.put(rowKey(backup, key.session()), key));
  }

  @Override
  public Optional<BackedUpKey> find(BackupId backup, RoomSession session) {
    return keys.find(rowKey(backup, session));
  }

  @Override
  public List<BackedUpKey> page(
      BackupId backup, Optional<RoomId> room, Optional<RoomSession> after, int limit) {
    String scope = prefix(backup) + room.map(MemoryBackedUpKeyStore::prefix).orElse("");
    String from = after.map(session -> rowKey(backup, session)).orElse(scope);
    return keys.read(
        rows ->
            rows.subMap(from, false, end(scope), false).values().stream().limit(limit).toList());
  }

  @Override
  public int delete(BackupId backup) {
    return deleteBelow(prefix(backup));
  }

  @Override
  public int deleteOfRoom(BackupId backup, RoomId room) {
    return deleteBelow(prefix(backup) + prefix(room));
  }

  @Override
  public int deleteOfSession(BackupId backup, RoomSession session) {
    return keys.remove(rowKey(backup, session)) ? 1 : 0;
  }

  @Override
  public void deleteAll(UserId user) {
    deleteBelow(user.value() + '\0');
  }

  private int deleteBelow(String prefix) {
    List<String> gone = keys.read(rows -> List.copyOf(rows.subMap(prefix, end(prefix)).keySet()));
    gone.forEach(keys::remove);
    return gone.size();
  }

  private static String rowKey(BackupId backup, RoomSession session) {
    return prefix(backup) + prefix(session.room()) + utf8(session.session());
  }

  private static String prefix(BackupId backup) {
    return backup.user().value() + '\0' + backup.version() + '\0';
  }

  private static String prefix(RoomId room) {
    return utf8(room.value()) + '\0';
  }

  /** What comes after all that begins with the prefix, which ends with NUL. */
  private static String end(String prefix) {
    return prefix.substring(0, prefix.length() - 1) + '\1';
  }

  /** A character for each byte, so that the order is that of the bytes. */
  private static String utf8(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
