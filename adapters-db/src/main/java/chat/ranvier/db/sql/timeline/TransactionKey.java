package chat.ranvier.db.sql.timeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.ranvier.application.room.port.ClientTransaction;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** The short name of a client transaction: 16 bytes of a SHA-256 of its parts and their lengths. */
final class TransactionKey {
  private static final int BYTES = 16;

  private TransactionKey() {}

  static byte[] of(ClientTransaction transaction) {
    MessageDigest digest = sha256();
    add(digest, transaction.user().value());
    add(digest, transaction.device().value());
    add(digest, transaction.scope());
    add(digest, transaction.transactionId());
    return Arrays.copyOf(digest.digest(), BYTES);
  }

  private static void add(MessageDigest digest, String part) {
    byte[] bytes = part.getBytes(UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java knows no SHA-256", e);
    }
  }
}
