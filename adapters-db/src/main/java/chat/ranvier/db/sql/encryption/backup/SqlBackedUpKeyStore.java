package chat.ranvier.db.sql.encryption.backup;

import chat.ranvier.application.encryption.backup.port.BackedUpKey;
import chat.ranvier.application.encryption.backup.port.BackedUpKeyStore;
import chat.ranvier.application.encryption.backup.port.BackupId;
import chat.ranvier.application.encryption.backup.port.RoomSession;
import chat.ranvier.db.sql.Row;
import chat.ranvier.db.sql.Sql;
import chat.ranvier.db.sql.dialect.BulkInsert;
import chat.ranvier.db.sql.dialect.SqlList;
import chat.ranvier.db.sql.dialect.SqlType;
import chat.ranvier.db.sql.dialect.Values;
import chat.ranvier.domain.encryption.backup.KeyMetadata;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys in the table {@code backed_up_keys}. */
public final class SqlBackedUpKeyStore implements BackedUpKeyStore {
  private static final String METADATA =
      "room_session, is_verified, first_message_index, forwarded_count";
  private static final String OF_BACKUP = " FROM backed_up_keys WHERE user_id = ? AND version = ?";
  private static final BulkInsert INSERT =
      BulkInsert.into("backed_up_keys")
          .text("user_id")
          .number("version")
          .bytes("room_session")
          .number("is_verified")
          .number("first_message_index")
          .number("forwarded_count")
          .text("session_data")
          .orElse(
              """
              ON CONFLICT (user_id, version, room_session) DO UPDATE SET
                is_verified = excluded.is_verified,
                first_message_index = excluded.first_message_index,
                forwarded_count = excluded.forwarded_count,
                session_data = excluded.session_data
              """);

  private final Sql sql;

  /** The keys of the database that the statements go to. */
  public SqlBackedUpKeyStore(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Map<RoomSession, KeyMetadata> metadata(BackupId backup, Collection<RoomSession> sessions) {
    Map<RoomSession, KeyMetadata> found = new HashMap<>();
    sql.list(
            "SELECT "
                + METADATA
                + OF_BACKUP
                + " AND "
                + sql.dialect().among("room_session", SqlType.BYTES),
            row -> Map.entry(session(row), metadata(row)),
            backup.user().value(),
            backup.version(),
            SqlList.bytes(sessions.stream().map(RoomSessionBytes::of).toList()))
        .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    return found;
  }

  @Override
  public void put(BackupId backup, Collection<BackedUpKey> keys) {
    sql.insert(INSERT, keys.stream().map(key -> row(backup, key)).toList());
  }

  private static Values row(BackupId backup, BackedUpKey key) {
    return Values.of(
        backup.user().value(),
        backup.version(),
        RoomSessionBytes.of(key.session()),
        key.metadata().isVerified(),
        key.metadata().firstMessageIndex(),
        key.metadata().forwardedCount(),
        key.sessionData());
  }

  @Override
  public Optional<BackedUpKey> find(BackupId backup, RoomSession session) {
    return sql.find(
        "SELECT " + METADATA + ", session_data" + OF_BACKUP + " AND room_session = ?",
        SqlBackedUpKeyStore::key,
        backup.user().value(),
        backup.version(),
        RoomSessionBytes.of(session));
  }

  @Override
  public List<BackedUpKey> page(
      BackupId backup, Optional<RoomId> room, Optional<RoomSession> after, int limit) {
    return sql.list(
        "SELECT "
            + METADATA
            + ", session_data"
            + OF_BACKUP
            + " AND room_session > ? AND room_session < ? ORDER BY room_session LIMIT ?",
        SqlBackedUpKeyStore::key,
        backup.user().value(),
        backup.version(),
        after.map(RoomSessionBytes::of).orElseGet(() -> RoomSessionBytes.before(room)),
        RoomSessionBytes.after(room),
        limit);
  }

  @Override
  public int delete(BackupId backup) {
    return sql.update("DELETE" + OF_BACKUP, backup.user().value(), backup.version());
  }

  @Override
  public int deleteOfRoom(BackupId backup, RoomId room) {
    return sql.update(
        "DELETE" + OF_BACKUP + " AND room_session > ? AND room_session < ?",
        backup.user().value(),
        backup.version(),
        RoomSessionBytes.before(Optional.of(room)),
        RoomSessionBytes.after(Optional.of(room)));
  }

  @Override
  public int deleteOfSession(BackupId backup, RoomSession session) {
    return sql.update(
        "DELETE" + OF_BACKUP + " AND room_session = ?",
        backup.user().value(),
        backup.version(),
        RoomSessionBytes.of(session));
  }

  @Override
  public void deleteAll(UserId user) {
    sql.update("DELETE FROM backed_up_keys WHERE user_id = ?", user.value());
  }

  private static BackedUpKey key(Row row) {
    return new BackedUpKey(session(row), metadata(row), row.text("session_data"));
  }

  private static RoomSession session(Row row) {
    return RoomSessionBytes.read(row.encoded("room_session"));
  }

  private static KeyMetadata metadata(Row row) {
    return new KeyMetadata(
        row.truth("is_verified"), row.number("first_message_index"), row.number("forwarded_count"));
  }
}
