package chat.ranvier.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.ranvier.bootstrap.config.DatabaseChoice.PoolSize;
import chat.ranvier.bootstrap.config.DatabaseChoice.PostgreSql;
import chat.ranvier.bootstrap.config.DatabaseConfig.Engine;
import chat.ranvier.bootstrap.config.option.InvalidOptionException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DatabaseChoiceTest {
  @Test
  void sqliteTakesTheFileItIsGiven() {
    assertThat(choice(Engine.SQLITE, Map.of("database", "/var/lib/homeserver.db")))
        .isEqualTo(new DatabaseChoice.Sqlite(Path.of("/var/lib/homeserver.db")));
  }

  @Test
  void memoryIsNamedEitherWay() {
    assertThat(choice(Engine.MEMORY, Map.of())).isEqualTo(new DatabaseChoice.InMemory());
    assertThat(choice(Engine.SQLITE, Map.of("database", ":memory:")))
        .isEqualTo(new DatabaseChoice.InMemory());
  }

  @Test
  void libpqsNamesBecomeThoseOfTheDriver() {
    PostgreSql choice =
        postgres(
            Map.of(
                "user", "synapse_user",
                "password", "secret: password",
                "dbname", "syn apse",
                "host", "db.example.org",
                "port", "5433",
                "sslmode", "verify-full",
                "sslrootcert", "/etc/ca.pem",
                "connect_timeout", "7",
                "cp_min", "2",
                "cp_max", "20"));

    assertThat(choice.url()).isEqualTo("jdbc:postgresql://db.example.org:5433/syn+apse");
    assertThat(choice.properties())
        .containsOnly(
            Map.entry("user", "synapse_user"),
            Map.entry("password", "secret: password"),
            Map.entry("sslmode", "verify-full"),
            Map.entry("sslrootcert", "/etc/ca.pem"),
            Map.entry("connectTimeout", "7"),
            Map.entry("ApplicationName", "ranvier"),
            Map.entry("tcpKeepAlive", "true"));
    assertThat(choice.pool()).isEqualTo(new PoolSize(2, 20));
    assertThat(choice.toString()).doesNotContain("secret");
  }

  @Test
  void defaultsAreThoseOfLibpqAndOfThePool() {
    PostgreSql choice = postgres(Map.of("user", "ranvier", "database", "matrix"));

    assertThat(choice.url()).isEqualTo("jdbc:postgresql://localhost:5432/matrix");
    assertThat(choice.pool()).isEqualTo(new PoolSize(5, 10));
    assertThat(postgres(Map.of("user", "ranvier")).url()).endsWith("/ranvier");
    assertThat(postgres(Map.of("cp_max", "3")).pool()).isEqualTo(new PoolSize(3, 3));
  }

  @Test
  void severalHostsAndAddressesOfSixteenBytesAreTaken() {
    assertThat(postgres(Map.of("host", "a,b", "port", "1,2", "dbname", "d")).url())
        .isEqualTo("jdbc:postgresql://a:1,b:2/d");
    assertThat(postgres(Map.of("host", "::1", "dbname", "d")).url())
        .isEqualTo("jdbc:postgresql://[::1]:5432/d");
  }

  @Test
  void keepAliveTimesGoToTheSockets() {
    Map<String, String> properties =
        postgres(
                Map.of(
                    "keepalives_idle", "10", "keepalives_interval", "5", "keepalives_count", "3"))
            .properties();

    assertThat(properties)
        .containsEntry("socketFactory", KeepAliveSocketFactory.class.getName())
        .containsEntry("socketFactoryArg", "10/5/3");
    assertThat(postgres(Map.of("keepalives", "0", "keepalives_idle", "10")).properties())
        .containsEntry("tcpKeepAlive", "false")
        .doesNotContainKey("socketFactory");
  }

  @Test
  void sessionAttributesAreTranslated() {
    assertThat(postgres(Map.of("target_session_attrs", "read-write")).properties())
        .containsEntry("targetServerType", "primary");
  }

  @Test
  void wrongNumbersAreRefusedByName() {
    assertRefused("port", Map.of("port", "x"));
    assertRefused("port", Map.of("host", "a,b,c", "port", "1,2"));
    assertRefused("cp_max", Map.of("cp_max", "0"));
    assertRefused("cp_min", Map.of("cp_min", "11"));
    assertRefused("client_encoding", Map.of("client_encoding", "LATIN1"));
    assertRefused("target_session_attrs", Map.of("target_session_attrs", "best"));
  }

  private static void assertRefused(String argument, Map<String, String> args) {
    assertThatThrownBy(() -> postgres(args))
        .isInstanceOfSatisfying(
            InvalidOptionException.class, e -> assertThat(e.option()).isEqualTo(argument));
  }

  private static PostgreSql postgres(Map<String, String> args) {
    return (PostgreSql) choice(Engine.POSTGRESQL, args);
  }

  private static DatabaseChoice choice(Engine engine, Map<String, String> args) {
    return DatabaseChoice.of(new DatabaseConfig(engine, args, 0, false, Duration.ZERO));
  }
}
