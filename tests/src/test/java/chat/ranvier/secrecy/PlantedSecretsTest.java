package chat.ranvier.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.outside.ServerProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * CVE-2023-41335: passwords of a password change lay in a table in the clear. No secret is in any
 * file of the database, in the log, although it tells everything, or in a span.
 */
final class PlantedSecretsTest {
  private static final String PEPPER = "planted-pepper-9d01";
  private static final String MACAROON_KEY = "planted-macaroon-key-11ab";
  private static final Set<String> WHERE_SECRETS_BELONG = Set.of("homeserver.yaml", "signing.key");
  private static final String LOGGING =
      """
      version: 1
      formatters: {all: {format: '%(asctime)s %(name)s %(levelname)s %(request)s %(message)s'}}
      handlers: {console: {class: logging.StreamHandler, formatter: all}}
      root: {level: DEBUG, handlers: [console]}
      """;

  @Test
  void noSecretIsWrittenDownOnSqlite(@TempDir Path folder) throws Exception {
    String database = "database: {name: sqlite3, args: {database: '%s/homeserver.db'}}";
    noSecretIsWrittenDown(folder, database.formatted(folder));
  }

  @Test
  void noSecretIsWrittenDownOnPostgres(@TempDir Path folder) throws Exception {
    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder.resolve("postgres"))
            .setCleanDataDirectory(false)
            .setLocaleConfig("locale", "C")
            .setLocaleConfig("encoding", "UTF8")
            .start()) {
      String database =
          "database: {name: psycopg2, args: {host: 127.0.0.1, port: %d, user: postgres, dbname: postgres}}";
      noSecretIsWrittenDown(folder, database.formatted(postgres.getPort()));
    }
  }

  private static void noSecretIsWrittenDown(Path folder, String database) throws Exception {
    Path logging = Files.writeString(folder.resolve("log.yaml"), LOGGING);
    try (SpanCatcher spans = new SpanCatcher();
        ServerProcess server =
            ServerProcess.ranvier(folder, configuration(spans, logging) + database);
        SecretiveUser user = new SecretiveUser(server)) {
      server.start();
      user.live();
      server.terminate();
      List<String> secrets =
          Stream.concat(user.secrets().stream(), Stream.of(PEPPER, MACAROON_KEY)).toList();
      assertThat(secrets).hasSizeGreaterThan(12);
      assertThat(spans.all()).contains("/client/login");
      assertThat(Files.readString(folder.resolve("server.log"))).contains("DEBUG", "/v3/login");
      assertNoneIn(spans.all(), secrets, "spans");
      assertNoneInFiles(folder, secrets);
    }
  }

  private static String configuration(SpanCatcher spans, Path logging) {
    return """
    log_config: %s
    registration_shared_secret: %s
    macaroon_secret_key: %s
    password_config: {pepper: %s}
    rc_login:
      address: {per_second: 1000, burst_count: 1000}
      account: {per_second: 1000, burst_count: 1000}
      failed_attempts: {per_second: 1000, burst_count: 1000}
    opentracing: {enabled: true, otlp_endpoint: "%s"}
    """
        .formatted(logging, SecretiveUser.SHARED_SECRET, MACAROON_KEY, PEPPER, spans.address());
  }

  private static void assertNoneInFiles(Path folder, List<String> secrets) throws IOException {
    boolean isAccountFound = false;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!WHERE_SECRETS_BELONG.contains(String.valueOf(file.getFileName()))) {
          String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
          assertNoneIn(content, secrets, file.toString());
          isAccountFound |= !file.endsWith("server.log") && content.contains("@alice:localhost");
        }
      }
    }
    assertThat(isAccountFound).as("the database was looked into").isTrue();
  }

  private static void assertNoneIn(String content, List<String> secrets, String where) {
    assertThat(secrets.stream().filter(content::contains)).as("secrets in " + where).isEmpty();
  }
}
