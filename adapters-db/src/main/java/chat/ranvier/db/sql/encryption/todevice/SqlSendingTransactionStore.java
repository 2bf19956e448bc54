package chat.ranvier.db.sql.encryption.todevice;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.ranvier.application.device.port.UserDevice;
import chat.ranvier.application.encryption.todevice.port.SendingTransactionStore;
import chat.ranvier.db.sql.Sql;
import chat.ranvier.db.sql.dialect.SqlList;
import chat.ranvier.db.sql.dialect.SqlType;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;

/** The transactions in the table {@code to_device_transactions}. */
public final class SqlSendingTransactionStore implements SendingTransactionStore {
  private static final int KEY_BYTES = 16;

  private final Sql sql;

  /** The transactions of the database that the statements go to. */
  public SqlSendingTransactionStore(Sql sql) {
    this.sql = sql;
  }

  @Override
  public boolean add(UserDevice sender, String type, String transactionId, long at) {
    return sql.update(
            """
            INSERT INTO to_device_transactions (user_id, device_id, key, ts) VALUES (?, ?, ?, ?)
            ON CONFLICT (user_id, device_id, key) DO NOTHING
            """,
            sender.user().value(),
            sender.device().value(),
            key(type, transactionId),
            at)
        == 1;
  }

  /** 16 bytes of a SHA-256 of the type's length, the type, and the transaction's id. */
  private static byte[] key(String type, String transactionId) {
    byte[] typeBytes = type.getBytes(UTF_8);
    MessageDigest digest = sha256();
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, typeBytes.length));
    digest.update(typeBytes);
    digest.update(transactionId.getBytes(UTF_8));
    return Arrays.copyOf(digest.digest(), KEY_BYTES);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java knows no SHA-256", e);
    }
  }

  @Override
  public int deleteBefore(long time, int most) {
    return sql.update(
        """
        DELETE FROM to_device_transactions WHERE (user_id, device_id, key) IN
        (SELECT user_id, device_id, key FROM to_device_transactions WHERE ts < ? ORDER BY ts LIMIT ?)
        """,
        time,
        most);
  }

  @Override
  public void delete(UserId user, Collection<DeviceId> devices) {
    sql.update(
        "DELETE FROM to_device_transactions WHERE user_id = ? AND "
            + sql.dialect().among("device_id", SqlType.TEXT),
        user.value(),
        SqlList.texts(devices.stream().map(DeviceId::value).toList()));
  }
}
