package chat.ranvier.bootstrap.command;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/**
 * The hash of a password as Synapse stores it: bcrypt, version 2b, over the password in Unicode's
 * form NFKC and the pepper.
 *
 * @param rounds the cost, as a power of two
 * @param pepper empty where there is none
 */
record BcryptHash(int rounds, String pepper) {
  private static final int SALT_SIZE = 16;
  private static final int MAX_SIZE = 72;

  String of(String password, RandomGenerator chance) {
    byte[] salt = new byte[SALT_SIZE];
    chance.nextBytes(salt);
    return of(password, salt);
  }

  String of(String password, byte[] salt) {
    String normal = Normalizer.normalize(password, Normalizer.Form.NFKC) + pepper;
    byte[] bytes = normal.getBytes(StandardCharsets.UTF_8);
    byte[] taken = Arrays.copyOf(bytes, Math.min(bytes.length, MAX_SIZE));
    return OpenBSDBCrypt.generate("2b", taken, salt, rounds);
  }
}
