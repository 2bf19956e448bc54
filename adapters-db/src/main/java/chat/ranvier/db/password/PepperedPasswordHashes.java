package chat.ranvier.db.password;

import chat.ranvier.application.account.port.PasswordHashes;
import chat.ranvier.application.environment.port.Chance;
import chat.ranvier.db.password.PasswordHashing.Argon2id;
import chat.ranvier.db.password.PasswordHashing.Bcrypt;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/**
 * Hashes passwords in Unicode's form NFKC, with the pepper behind them. Which algorithm a hash was
 * made by stands in it, so that hashes of all kinds are good at the same time.
 */
public final class PepperedPasswordHashes implements PasswordHashes {
  private static final int SALT_BYTES = 16;
  private static final int MAX_BCRYPT_BYTES = 72;

  private final PasswordHashing hashing;
  private final String pepper;
  private final Chance chance;

  /**
   * @param hashing how new passwords are hashed
   * @param pepper a secret of the server's, the same for ever
   * @param chance where salts come from
   */
  public PepperedPasswordHashes(PasswordHashing hashing, Optional<String> pepper, Chance chance) {
    this.hashing = hashing;
    this.pepper = pepper.orElse("");
    this.chance = chance;
  }

  @Override
  public String hash(String password) {
    byte[] salt = chance.bytes(SALT_BYTES);
    return switch (hashing) {
      case Argon2id cost -> Argon2idHash.of(cost, salt, peppered(password)).toString();
      case Bcrypt cost ->
          OpenBSDBCrypt.generate("2b", forBcrypt(peppered(password)), salt, cost.rounds());
    };
  }

  @Override
  public boolean matches(String password, String hash) {
    if (hash.startsWith("$2")) {
      return OpenBSDBCrypt.checkPassword(hash, forBcrypt(peppered(password)));
    }
    return Argon2idHash.parse(hash).isOf(peppered(password));
  }

  private byte[] peppered(String password) {
    String normal = Normalizer.normalize(password, Normalizer.Form.NFKC);
    return (normal + pepper).getBytes(StandardCharsets.UTF_8);
  }

  /** The bytes that bcrypt looks at: the first 72. */
  private static byte[] forBcrypt(byte[] password) {
    return password.length <= MAX_BCRYPT_BYTES
        ? password
        : Arrays.copyOf(password, MAX_BCRYPT_BYTES);
  }
}
