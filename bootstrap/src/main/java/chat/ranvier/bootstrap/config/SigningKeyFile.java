package chat.ranvier.bootstrap.config;

import chat.ranvier.domain.signing.KeyId;
import chat.ranvier.domain.signing.SigningKey;
import chat.ranvier.domain.signing.UnpaddedBase64;
import chat.ranvier.federation.signature.BouncyCastleSigningKey;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A file of signing keys as Synapse writes it: one a line, an algorithm, a version, and the seed in
 * unpadded Base64. The first key signs.
 */
public final class SigningKeyFile {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final int SEED_SIZE = 32;

  private SigningKeyFile() {}

  /** The keys in the file, at least one. */
  public static List<SigningKey> read(Path file) throws IOException {
    List<String> lines = lines(file);
    List<SigningKey> keys = new ArrayList<>();
    int firstWrong = 1;
    for (int i = lines.size(); i > 0; i--) {
      String line = lines.get(i - 1).strip();
      Optional<SigningKey> key = key(line);
      key.ifPresent(keys::addFirst);
      firstWrong = key.isPresent() || line.isEmpty() || line.startsWith("#") ? firstWrong : i;
    }
    if (keys.isEmpty()) {
      throw new IOException(
          file
              + ":"
              + firstWrong
              + ": holds no signing key: a line reads \"ed25519 version seed-in-base64\"");
    }
    return List.copyOf(keys);
  }

  private static List<String> lines(Path file) throws IOException {
    try {
      return Files.readAllLines(file);
    } catch (CharacterCodingException e) {
      throw new IOException(file + ":1: holds no signing key: it is no text", e);
    }
  }

  /** The keys in the file; where there is none, it is made with a new key. */
  public static List<SigningKey> readOrCreate(Path file, RandomGenerator chance)
      throws IOException {
    try {
      return read(file);
    } catch (NoSuchFileException e) {
      PrivateFile.write(file, newLine(chance));
      return read(file);
    }
  }

  /** A line with a new key, whose version is {@code a_} and four letters. */
  public static String newLine(RandomGenerator chance) {
    StringBuilder version = new StringBuilder("a_");
    for (int i = 0; i < 4; i++) {
      version.append(LETTERS.charAt(chance.nextInt(LETTERS.length())));
    }
    byte[] seed = new byte[SEED_SIZE];
    chance.nextBytes(seed);
    return "ed25519 " + version + " " + UnpaddedBase64.encode(seed) + "\n";
  }

  private static Optional<SigningKey> key(String line) {
    String[] parts = line.split("\\s+", -1);
    if (parts.length != 3 || !parts[0].equals("ed25519")) {
      return Optional.empty();
    }
    return UnpaddedBase64.decode(parts[2])
        .filter(seed -> seed.length == SEED_SIZE)
        .map(seed -> BouncyCastleSigningKey.fromSeed(KeyId.ed25519(parts[1]), seed));
  }
}
