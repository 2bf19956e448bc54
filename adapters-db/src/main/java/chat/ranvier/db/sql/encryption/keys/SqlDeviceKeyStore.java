package chat.ranvier.db.sql.encryption.keys;

import chat.ranvier.application.device.port.UserDevice;
import chat.ranvier.application.encryption.keys.port.DeviceKeyStore;
import chat.ranvier.application.encryption.keys.port.PublishedDevice;
import chat.ranvier.db.sql.Row;
import chat.ranvier.db.sql.Sql;
import chat.ranvier.db.sql.dialect.SqlList;
import chat.ranvier.db.sql.dialect.SqlType;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonReader;
import chat.ranvier.domain.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The keys in the table {@code device_keys}, and {@code device_list_changes}. */
public final class SqlDeviceKeyStore implements DeviceKeyStore {
  private final Sql sql;

  /** The keys of the database that the statements go to. */
  public SqlDeviceKeyStore(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void put(UserDevice device, JsonObject keys) {
    sql.update(
        """
        INSERT INTO device_keys (user_id, device_id, keys) VALUES (?, ?, ?)
        ON CONFLICT (user_id, device_id) DO UPDATE SET keys = excluded.keys
        """,
        device.user().value(),
        device.device().value(),
        JsonWriter.toText(keys));
  }

  @Override
  public Optional<JsonObject> find(UserDevice device) {
    return sql.find(
        "SELECT keys FROM device_keys WHERE user_id = ? AND device_id = ?",
        SqlDeviceKeyStore::keys,
        device.user().value(),
        device.device().value());
  }

  @Override
  public List<PublishedDevice> ofUsers(Collection<UserId> users) {
    return sql.list(
        "SELECT k.user_id, k.device_id, k.keys, d.display_name FROM device_keys k"
            + " LEFT JOIN devices d ON d.user_id = k.user_id AND d.device_id = k.device_id WHERE "
            + sql.dialect().among("k.user_id", SqlType.TEXT)
            + " ORDER BY k.user_id, k.device_id",
        row ->
            new PublishedDevice(
                new UserDevice(
                    new UserId(row.text("user_id")), new DeviceId(row.text("device_id"))),
                keys(row),
                row.optionalText("display_name")),
        SqlList.texts(users.stream().map(UserId::value).toList()));
  }

  private static JsonObject keys(Row row) {
    return JsonReader.readOwnObject(row.text("keys").getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void delete(UserId user, Collection<DeviceId> devices) {
    sql.update(
        "DELETE FROM device_keys WHERE user_id = ? AND "
            + sql.dialect().among("device_id", SqlType.TEXT),
        user.value(),
        SqlList.texts(devices.stream().map(DeviceId::value).toList()));
  }

  @Override
  public void noteChange(UserId user, long position) {
    sql.update(
        """
        INSERT INTO device_list_changes (user_id, position) VALUES (?, ?)
        ON CONFLICT (user_id) DO UPDATE SET position = excluded.position
        """,
        user.value(),
        position);
  }

  @Override
  public List<UserId> changedAmong(Collection<UserId> users, long after, long upTo) {
    return sql.list(
        "SELECT user_id FROM device_list_changes WHERE "
            + sql.dialect().among("user_id", SqlType.TEXT)
            + " AND position > ? AND position <= ? ORDER BY user_id",
        SqlDeviceKeyStore::user,
        SqlList.texts(users.stream().map(UserId::value).toList()),
        after,
        upTo);
  }

  @Override
  public List<UserId> changed(long after, long upTo) {
    return sql.list(
        "SELECT user_id FROM device_list_changes WHERE position > ? AND position <= ?"
            + " ORDER BY user_id",
        SqlDeviceKeyStore::user,
        after,
        upTo);
  }

  private static UserId user(Row row) {
    return new UserId(row.text("user_id"));
  }
}
