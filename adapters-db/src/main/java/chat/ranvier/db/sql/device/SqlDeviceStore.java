package chat.ranvier.db.sql.device;

import chat.ranvier.application.device.port.Device;
import chat.ranvier.application.device.port.DeviceSighting;
import chat.ranvier.application.device.port.DeviceStore;
import chat.ranvier.application.device.port.Sighting;
import chat.ranvier.application.device.port.UserDevice;
import chat.ranvier.db.sql.Row;
import chat.ranvier.db.sql.Sql;
import chat.ranvier.db.sql.dialect.SqlList;
import chat.ranvier.db.sql.dialect.SqlType;
import chat.ranvier.db.sql.dialect.Values;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The devices in the table {@code devices}. */
public final class SqlDeviceStore implements DeviceStore {
  private static final String COLUMNS =
      "SELECT device_id, display_name, last_seen, ip, user_agent FROM devices WHERE user_id = ?";

  private final Sql sql;

  /** The devices of the database that the statements go to. */
  public SqlDeviceStore(Sql sql) {
    this.sql = sql;
  }

  @Override
  public boolean insert(Device device) {
    @Nullable Sighting seen = device.lastSeen().orElse(null);
    return sql.update(
            """
            INSERT INTO devices (user_id, device_id, display_name, last_seen, ip, user_agent)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (user_id, device_id) DO NOTHING
            """,
            device.user().value(),
            device.id().value(),
            device.displayName().orElse(null),
            seen == null ? null : seen.at(),
            seen == null ? null : seen.address(),
            seen == null ? null : seen.userAgent())
        == 1;
  }

  @Override
  public Optional<Device> find(UserId user, DeviceId device) {
    return sql.find(
        COLUMNS + " AND device_id = ?", row -> device(user, row), user.value(), device.value());
  }

  @Override
  public List<Device> ofUser(UserId user) {
    return sql.list(COLUMNS + " ORDER BY device_id", row -> device(user, row), user.value());
  }

  @Override
  public boolean rename(UserId user, DeviceId device, String displayName) {
    return sql.update(
            "UPDATE devices SET display_name = ? WHERE user_id = ? AND device_id = ?",
            displayName,
            user.value(),
            device.value())
        == 1;
  }

  @Override
  public void delete(UserId user, Collection<DeviceId> devices) {
    sql.update(
        "DELETE FROM devices WHERE user_id = ? AND "
            + sql.dialect().among("device_id", SqlType.TEXT),
        user.value(),
        SqlList.texts(devices.stream().map(DeviceId::value).toList()));
  }

  @Override
  public List<DeviceSighting> seenBefore(long before, Optional<UserDevice> after, int limit) {
    return sql.list(
        """
        SELECT user_id, device_id, last_seen, ip, user_agent FROM devices
        WHERE last_seen < ? AND (user_id, device_id) > (?, ?)
        ORDER BY user_id, device_id LIMIT ?
        """,
        row ->
            new DeviceSighting(
                new UserId(row.text("user_id")),
                new DeviceId(row.text("device_id")),
                sighting(row)),
        before,
        after.map(device -> device.user().value()).orElse(""),
        after.map(device -> device.device().value()).orElse(""),
        limit);
  }

  @Override
  public void noteSightings(Collection<DeviceSighting> sightings) {
    sql.batch(
        """
        UPDATE devices SET last_seen = ?, ip = ?, user_agent = ?
        WHERE user_id = ? AND device_id = ?
        """,
        sightings.stream().map(SqlDeviceStore::parameters).toList());
  }

  private static Values parameters(DeviceSighting seen) {
    return Values.of(
        seen.sighting().at(),
        seen.sighting().address(),
        seen.sighting().userAgent(),
        seen.user().value(),
        seen.device().value());
  }

  private static Sighting sighting(Row row) {
    return new Sighting(row.number("last_seen"), row.text("ip"), row.text("user_agent"));
  }

  private static Device device(UserId user, Row row) {
    Optional<Sighting> lastSeen =
        row.value("last_seen") == null ? Optional.empty() : Optional.of(sighting(row));
    return new Device(
        user, new DeviceId(row.text("device_id")), row.optionalText("display_name"), lastSeen);
  }
}
