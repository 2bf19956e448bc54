package chat.ranvier.db.memory.encryption.backup;

import chat.ranvier.application.encryption.backup.port.BackupId;
import chat.ranvier.application.encryption.backup.port.KeyBackup;
import chat.ranvier.application.encryption.backup.port.KeyBackupStore;
import chat.ranvier.db.memory.MemoryDatabase;
import chat.ranvier.db.memory.MemoryTable;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The backups of a database in memory. */
public final class MemoryKeyBackupStore implements KeyBackupStore {
  private static final Comparator<BackupId> ORDER =
      Comparator.comparing((BackupId id) -> id.user().value()).thenComparing(BackupId::version);

  private final MemoryTable<BackupId, KeyBackup> backups;
  private final MemoryTable<String, Long> lastVersions;

  /** The backups of this database. */
  public MemoryKeyBackupStore(MemoryDatabase database) {
    this.backups = database.table("key_backups", ORDER);
    this.lastVersions = database.table("key_backup_versions");
  }

  @Override
  public BackupId insert(UserId user, String algorithm, JsonObject authData) {
    BackupId id = new BackupId(user, lastVersion(user) + 1);
    lastVersions.put(user.value(), id.version());
    backups.put(id, new KeyBackup(id, algorithm, authData, 0, 0));
    return id;
  }

  @Override
  public Optional<KeyBackup> newest(UserId user) {
    List<KeyBackup> all = ofUser(user);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
  }

  @Override
  public Optional<KeyBackup> find(BackupId backup) {
    return backups.find(backup);
  }

  @Override
  public long lastVersion(UserId user) {
    return lastVersions.find(user.value()).orElse(0L);
  }

  @Override
  public void setAuthData(BackupId backup, JsonObject authData) {
    change(backup, known -> known.withAuthData(authData));
  }

  @Override
  public void noteChange(BackupId backup, long added) {
    change(backup, known -> known.changed(added));
  }

  private void change(BackupId backup, UnaryOperator<KeyBackup> change) {
    find(backup).ifPresent(known -> backups.put(backup, change.apply(known)));
  }

  @Override
  public void delete(BackupId backup) {
    backups.remove(backup);
  }

  @Override
  public void deleteAll(UserId user) {
    ofUser(user).forEach(backup -> backups.remove(backup.id()));
    lastVersions.remove(user.value());
  }

  private List<KeyBackup> ofUser(UserId user) {
    return backups.read(
        rows ->
            List.copyOf(
                rows.subMap(new BackupId(user, 0), new BackupId(user, Long.MAX_VALUE)).values()));
  }
}
