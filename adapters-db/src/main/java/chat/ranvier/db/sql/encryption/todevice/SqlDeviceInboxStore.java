package chat.ranvier.db.sql.encryption.todevice;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.ranvier.application.device.port.UserDevice;
import chat.ranvier.application.encryption.todevice.port.DeviceInbox;
import chat.ranvier.application.encryption.todevice.port.DeviceInbox.Tally;
import chat.ranvier.application.encryption.todevice.port.DeviceInboxStore;
import chat.ranvier.application.encryption.todevice.port.DeviceMessage;
import chat.ranvier.application.encryption.todevice.port.InboxPage;
import chat.ranvier.application.encryption.todevice.port.NewDeviceMessage;
import chat.ranvier.db.sql.Row;
import chat.ranvier.db.sql.Sql;
import chat.ranvier.db.sql.dialect.BulkInsert;
import chat.ranvier.db.sql.dialect.SqlList;
import chat.ranvier.db.sql.dialect.SqlType;
import chat.ranvier.db.sql.dialect.Values;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;

/** The messages in the table {@code to_device_messages}. */
public final class SqlDeviceInboxStore implements DeviceInboxStore {
  private static final BulkInsert INSERT =
      BulkInsert.into("to_device_messages")
          .text("user_id")
          .text("device_id")
          .number("position")
          .text("sender")
          .bytes("type")
          .text("content")
          .number("size")
          .number("total")
          .number("sender_total");
  private static final String OF_DEVICE =
      " FROM to_device_messages WHERE user_id = ? AND device_id = ?";
  private static final String PAGE =
      "SELECT position, sender, type, content, (SELECT MAX(position)"
          + OF_DEVICE
          + " AND position <= ?) AS newest"
          + OF_DEVICE
          + " AND position > ? AND position <= ? AND total - size < ? + (SELECT total - size"
          + OF_DEVICE
          + " AND position > ? ORDER BY position LIMIT 1) ORDER BY position LIMIT ?";

  private final Sql sql;
  private final String inboxes;

  /** The messages of the database that the statements go to. */
  public SqlDeviceInboxStore(Sql sql) {
    this.sql = sql;
    this.inboxes =
        "SELECT d.user_id, d.device_id, "
            + String.join(
                ", ",
                atOneEnd("total", "", "DESC", "total"),
                atOneEnd("total - size", "", "ASC", "gone"),
                atOneEnd("sender_total", "AND m.sender = ?", "DESC", "sender_total"),
                atOneEnd("sender_total - size", "AND m.sender = ?", "ASC", "sender_gone"))
            + " FROM devices d WHERE "
            + sql.dialect().among("d.user_id", SqlType.TEXT)
            + " ORDER BY d.user_id, d.device_id";
  }

  /** What stands in the oldest or the newest message of an inbox. */
  private static String atOneEnd(String value, String condition, String order, String name) {
    return """
        (SELECT %s FROM to_device_messages m
        WHERE m.user_id = d.user_id AND m.device_id = d.device_id %s
        ORDER BY m.position %s LIMIT 1) AS %s
        """
        .formatted(value, condition, order, name);
  }

  @Override
  public List<DeviceInbox> inboxes(Collection<UserId> users, UserId sender) {
    return sql.list(
        inboxes,
        SqlDeviceInboxStore::inbox,
        sender.value(),
        sender.value(),
        SqlList.texts(users.stream().map(UserId::value).toList()));
  }

  private static DeviceInbox inbox(Row row) {
    return new DeviceInbox(
        new UserDevice(new UserId(row.text("user_id")), new DeviceId(row.text("device_id"))),
        tally(row, "total", "gone"),
        tally(row, "sender_total", "sender_gone"));
  }

  private static Tally tally(Row row, String total, String gone) {
    return new Tally(row.optionalNumber(total).orElse(0), row.optionalNumber(gone).orElse(0));
  }

  @Override
  public void put(
      UserId sender, String type, long position, Collection<NewDeviceMessage> messages) {
    byte[] typeBytes = type.getBytes(UTF_8);
    List<Values> rows = new ArrayList<>(messages.size());
    for (NewDeviceMessage message : messages) {
      rows.add(
          Values.of(
              message.device().user().value(),
              message.device().device().value(),
              position,
              sender.value(),
              typeBytes,
              message.content(),
              message.size(),
              message.total(),
              message.senderTotal()));
    }
    sql.insert(INSERT, rows);
  }

  @Override
  public InboxPage page(UserDevice device, long after, long upTo, int maxMessages, long maxBytes) {
    String user = device.user().value();
    String id = device.device().value();
    List<PageRow> rows =
        sql.list(
            PAGE,
            SqlDeviceInboxStore::pageRow,
            user,
            id,
            upTo,
            user,
            id,
            after,
            upTo,
            maxBytes,
            user,
            id,
            after,
            maxMessages);
    return rows.isEmpty()
        ? InboxPage.EMPTY
        : new InboxPage(
            rows.stream().map(PageRow::message).toList(),
            rows.getLast().message().position() == rows.getLast().newest());
  }

  /**
   * A row of a page.
   *
   * @param newest the position of the newest message that was asked for, on this page or not
   */
  private record PageRow(DeviceMessage message, long newest) {}

  private static PageRow pageRow(Row row) {
    return new PageRow(
        new DeviceMessage(
            row.number("position"),
            new UserId(row.text("sender")),
            row.encoded("type"),
            row.text("content")),
        row.number("newest"));
  }

  @Override
  public OptionalLong oldest(UserDevice device) {
    return sql.find(
            "SELECT MIN(position) AS oldest" + OF_DEVICE,
            row -> row.optionalNumber("oldest"),
            device.user().value(),
            device.device().value())
        .orElse(OptionalLong.empty());
  }

  @Override
  public void deleteUpTo(UserDevice device, long position) {
    sql.update(
        "DELETE" + OF_DEVICE + " AND position <= ?",
        device.user().value(),
        device.device().value(),
        position);
  }

  @Override
  public void delete(UserId user, Collection<DeviceId> devices) {
    sql.update(
        "DELETE FROM to_device_messages WHERE user_id = ? AND "
            + sql.dialect().among("device_id", SqlType.TEXT),
        user.value(),
        SqlList.texts(devices.stream().map(DeviceId::value).toList()));
  }
}
