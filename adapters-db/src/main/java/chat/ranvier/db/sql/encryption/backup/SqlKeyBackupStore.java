package chat.ranvier.db.sql.encryption.backup;

import chat.ranvier.application.encryption.backup.port.BackupId;
import chat.ranvier.application.encryption.backup.port.KeyBackup;
import chat.ranvier.application.encryption.backup.port.KeyBackupStore;
import chat.ranvier.db.sql.Row;
import chat.ranvier.db.sql.Sql;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonReader;
import chat.ranvier.domain.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The backups in the tables {@code key_backups} and {@code key_backup_versions}. */
public final class SqlKeyBackupStore implements KeyBackupStore {
  private static final String SELECT =
      "SELECT version, algorithm, auth_data, key_count, etag FROM key_backups WHERE user_id = ? ";

  private final Sql sql;

  /** The backups of the database that the statements go to. */
  public SqlKeyBackupStore(Sql sql) {
    this.sql = sql;
  }

  @Override
  public BackupId insert(UserId user, String algorithm, JsonObject authData) {
    long version = lastVersion(user) + 1;
    sql.update(
        """
        INSERT INTO key_backup_versions (user_id, last_version) VALUES (?, ?)
        ON CONFLICT (user_id) DO UPDATE SET last_version = excluded.last_version
        """,
        user.value(),
        version);
    sql.update(
        """
        INSERT INTO key_backups (user_id, version, algorithm, auth_data, key_count, etag)
        VALUES (?, ?, ?, ?, 0, 0)
        """,
        user.value(),
        version,
        algorithm.getBytes(StandardCharsets.UTF_8),
        JsonWriter.toText(authData));
    return new BackupId(user, version);
  }

  @Override
  public Optional<KeyBackup> newest(UserId user) {
    return sql.find(
        SELECT + "ORDER BY version DESC LIMIT 1", row -> backup(user, row), user.value());
  }

  @Override
  public Optional<KeyBackup> find(BackupId backup) {
    return sql.find(
        SELECT + "AND version = ?",
        row -> backup(backup.user(), row),
        backup.user().value(),
        backup.version());
  }

  @Override
  public long lastVersion(UserId user) {
    return sql.find(
            "SELECT last_version FROM key_backup_versions WHERE user_id = ?",
            row -> row.number("last_version"),
            user.value())
        .orElse(0L);
  }

  @Override
  public void setAuthData(BackupId backup, JsonObject authData) {
    sql.update(
        "UPDATE key_backups SET auth_data = ? WHERE user_id = ? AND version = ?",
        JsonWriter.toText(authData),
        backup.user().value(),
        backup.version());
  }

  @Override
  public void noteChange(BackupId backup, long added) {
    sql.update(
        """
        UPDATE key_backups SET key_count = key_count + ?, etag = etag + 1
        WHERE user_id = ? AND version = ?
        """,
        added,
        backup.user().value(),
        backup.version());
  }

  @Override
  public void delete(BackupId backup) {
    sql.update(
        "DELETE FROM key_backups WHERE user_id = ? AND version = ?",
        backup.user().value(),
        backup.version());
  }

  @Override
  public void deleteAll(UserId user) {
    sql.update("DELETE FROM key_backups WHERE user_id = ?", user.value());
    sql.update("DELETE FROM key_backup_versions WHERE user_id = ?", user.value());
  }

  private static KeyBackup backup(UserId user, Row row) {
    return new KeyBackup(
        new BackupId(user, row.number("version")),
        row.encoded("algorithm"),
        JsonReader.readOwnObject(row.text("auth_data").getBytes(StandardCharsets.UTF_8)),
        row.number("key_count"),
        row.number("etag"));
  }
}
