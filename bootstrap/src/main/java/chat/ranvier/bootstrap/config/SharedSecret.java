package chat.ranvier.bootstrap.config;

import chat.ranvier.bootstrap.config.option.Secret;
import chat.ranvier.bootstrap.config.option.SecretFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The secret with which accounts may be made although registration is closed. */
public final class SharedSecret {
  private static final String LETTERS =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final int LENGTH = 50;

  private SharedSecret() {}

  /** The secret of the configuration or of its file; empty where neither is there. */
  public static Optional<Secret> find(RegistrationConfig config) throws IOException {
    Optional<Path> file = config.sharedSecretFile().filter(Files::exists);
    return file.isPresent() ? Optional.of(SecretFile.read(file.get())) : config.sharedSecret();
  }

  /** The secret, as {@link #find} does; a file that is missing is made with a new one. */
  public static Optional<Secret> findOrCreate(RegistrationConfig config, RandomGenerator chance)
      throws IOException {
    Optional<Path> missing = config.sharedSecretFile().filter(file -> !Files.exists(file));
    if (missing.isPresent()) {
      PrivateFile.write(missing.get(), random(chance) + "\n");
    }
    return find(config);
  }

  /** A new secret of letters and digits. */
  public static String random(RandomGenerator chance) {
    StringBuilder secret = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      secret.append(LETTERS.charAt(chance.nextInt(LETTERS.length())));
    }
    return secret.toString();
  }
}
