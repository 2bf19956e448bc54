package chat.ranvier.bootstrap.config.option;

import chat.ranvier.bootstrap.config.source.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A plain text file that holds a secret and nothing else but white space around it. */
public final class SecretFile {
  private SecretFile() {}

  /** The secret in the file. */
  public static Secret read(Path file) throws IOException {
    return new Secret(Files.readString(file).strip());
  }

  static Object read(Setting.Text file) {
    try {
      return read(Path.of(file.text()));
    } catch (IOException e) {
      throw InvalidOptionException.unreadable(
          "names a file that cannot be read: " + e.getMessage());
    }
  }
}
