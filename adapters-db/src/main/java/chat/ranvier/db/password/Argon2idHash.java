package chat.ranvier.db.password;

import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.db.password.PasswordHashing.Argon2id;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** A password's hash by Argon2id, in the form in which such hashes are commonly written down. */
final class Argon2idHash {
  private static final int HASH_BYTES = 32;
  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=([0-9]{1,8}),t=([0-9]{1,4}),p=([0-9]{1,3})"
              + "\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

  private final Argon2id cost;
  private final byte[] salt;
  private final byte[] hash;

  private Argon2idHash(Argon2id cost, byte[] salt, byte[] hash) {
    this.cost = cost;
    this.salt = salt;
    this.hash = hash;
  }

  /** The hash of a password. */
  static Argon2idHash of(Argon2id cost, byte[] salt, byte[] password) {
    return new Argon2idHash(cost, salt, digest(cost, salt, password, HASH_BYTES));
  }

  /**
   * Reads a hash that was written down.
   *
   * @throws StorageException where it is none
   */
  static Argon2idHash parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new StorageException("a password's hash is of a kind that is not known");
    }
    Argon2id cost =
        new Argon2id(
            Integer.parseInt(form.group(1)),
            Integer.parseInt(form.group(2)),
            Integer.parseInt(form.group(3)));
    Base64.Decoder decoder = Base64.getDecoder();
    return new Argon2idHash(cost, decoder.decode(form.group(4)), decoder.decode(form.group(5)));
  }

  boolean isOf(byte[] password) {
    return MessageDigest.isEqual(hash, digest(cost, salt, password, hash.length));
  }

  private static byte[] digest(Argon2id cost, byte[] salt, byte[] password, int bytes) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(cost.memory())
            .withIterations(cost.iterations())
            .withParallelism(cost.lanes())
            .withSalt(salt)
            .build());
    byte[] digest = new byte[bytes];
    generator.generateBytes(password, digest);
    return digest;
  }

  @Override
  public String toString() {
    Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            cost.memory(),
            cost.iterations(),
            cost.lanes(),
            encoder.encodeToString(salt),
            encoder.encodeToString(hash));
  }
}
