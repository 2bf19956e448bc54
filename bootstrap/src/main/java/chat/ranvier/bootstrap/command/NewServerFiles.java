package chat.ranvier.bootstrap.command;

import chat.ranvier.domain.identifier.ServerName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The files of a new server.
 *
 * @param directory where they go
 * @param data where the server will keep what it writes
 */
record NewServerFiles(ServerName name, Path directory, Path data) {
  Path signingKey() {
    return directory.resolve(name + ".signing.key");
  }

  Path logConfig() {
    return directory.resolve(name + ".log.config");
  }

  String configuration(String sharedSecret, boolean reportStats) throws IOException {
    return template("homeserver.yaml")
        .replace("SERVERNAME", name.value())
        .replace("DATADIR", data.toString())
        .replace("LOGCONFIG", logConfig().toString())
        .replace("SIGNINGKEY", signingKey().toString())
        .replace("SHAREDSECRET", sharedSecret)
        .replace("REPORTSTATS", Boolean.toString(reportStats));
  }

  String logging() throws IOException {
    return template("log.config").replace("DATADIR", data.toString());
  }

  private static String template(String name) throws IOException {
    try (InputStream resource = NewServerFiles.class.getResourceAsStream(name + ".template")) {
      if (resource == null) {
        throw new IllegalStateException(name + ".template is missing");
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
