package chat.ranvier.db.sql.encryption.dehydration;

import chat.ranvier.application.device.port.UserDevice;
import chat.ranvier.application.encryption.dehydration.port.DehydratedDevice;
import chat.ranvier.application.encryption.dehydration.port.DehydratedDeviceStore;
import chat.ranvier.db.sql.Sql;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonReader;
import chat.ranvier.domain.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The devices in the table {@code dehydrated_devices}. */
public final class SqlDehydratedDeviceStore implements DehydratedDeviceStore {
  private final Sql sql;

  /** The dehydrated devices of the database that the statements go to. */
  public SqlDehydratedDeviceStore(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Optional<DehydratedDevice> find(UserId user) {
    return sql.find(
        "SELECT device_id, data FROM dehydrated_devices WHERE user_id = ?",
        row ->
            new DehydratedDevice(
                new UserDevice(user, new DeviceId(row.text("device_id"))),
                JsonReader.readOwnObject(row.text("data").getBytes(StandardCharsets.UTF_8))),
        user.value());
  }

  @Override
  public void put(DehydratedDevice device) {
    sql.update(
        """
        INSERT INTO dehydrated_devices (user_id, device_id, data) VALUES (?, ?, ?)
        ON CONFLICT (user_id)
        DO UPDATE SET device_id = excluded.device_id, data = excluded.data
        """,
        device.device().user().value(),
        device.device().device().value(),
        JsonWriter.toText(device.data()));
  }

  @Override
  public void delete(UserId user) {
    sql.update("DELETE FROM dehydrated_devices WHERE user_id = ?", user.value());
  }
}
