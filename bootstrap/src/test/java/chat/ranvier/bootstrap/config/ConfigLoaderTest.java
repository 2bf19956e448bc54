package chat.ranvier.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.bootstrap.config.option.Secret;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.http.outbound.ForwardProxy;
import chat.ranvier.http.outbound.ProxyRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigLoaderTest {
  private final Path directory;
  private final ConfigFolder folder;

  ConfigLoaderTest(@TempDir Path directory) {
    this.directory = directory;
    this.folder = new ConfigFolder(directory);
  }

  @Test
  void withoutAnyFileAServerNamedLocalhostKeepsEverythingUnderData() {
    HomeserverConfig config = folder.load().config();

    assertThat(config.server().name()).isEqualTo(new ServerName("localhost"));
    assertThat(DatabaseChoice.of(config.database()))
        .isEqualTo(new DatabaseChoice.Sqlite(Path.of("data/ranvier.db")));
    assertThat(config.signingKeys().file()).isEqualTo(Path.of("data/signing.key"));
    assertThat(config.registration().sharedSecretFile())
        .contains(Path.of("data/registration_shared_secret"));
    assertThat(config.registration().enabled()).isFalse();
  }

  @Test
  void withoutAnyFileTheEnvironmentAloneDecides() {
    HomeserverConfig config =
        folder
            .set("RANVIER_SERVER_NAME", "example.org")
            .set("RANVIER_REGISTRATION_SHARED_SECRET", "complement")
            .load()
            .config();

    assertThat(config.server().name()).isEqualTo(new ServerName("example.org"));
    assertThat(config.registration().sharedSecret()).contains(new Secret("complement"));
    assertThat(config.registration().sharedSecretFile()).isEmpty();
  }

  @Test
  void aFileHasToNameTheServer() {
    Path file = folder.write("homeserver.yaml", "enable_metrics: true\n");

    assertThat(folder.errorsOf(file))
        .containsExactly("homeserver.yaml:1: server_name: is required");
  }

  @Test
  void aByteOrderMarkIsRemarkedOn() {
    Path file = folder.write("homeserver.yaml", "\ufeffserver_name: example.org\n");

    LoadedConfig loaded = folder.load(file);
    assertThat(loaded.config().server().name()).isEqualTo(new ServerName("example.org"));
    assertThat(loaded.warnings())
        .singleElement()
        .asString()
        .contains("homeserver.yaml:1: begins with a byte order mark");
  }

  @Test
  void theSigningKeyLiesBesideTheFirstFile() {
    assertThat(folder.loadText().config().signingKeys().file())
        .isEqualTo(directory.resolve("example.org.signing.key"));
  }

  @Test
  void aLaterFileReplacesAWholeOption() {
    folder.write("conf.d/10-limits.yaml", "rc_joins: {local: {burst_count: 7}}\n");
    folder.write("conf.d/20-limits.yaml", "rc_joins: {remote: {burst_count: 8}}\n");
    folder.write("conf.d/notes.txt", "server_name: nowhere\n");
    Path main = folder.write("homeserver.yaml", "server_name: example.org\nbcrypt_rounds: 5\n");

    HomeserverConfig config = folder.load(main, directory.resolve("conf.d")).config();

    assertThat(config.server().name()).isEqualTo(new ServerName("example.org"));
    assertThat(config.registration().bcryptRounds()).contains(5);
    assertThat(config.rateLimits().joins().local()).isEqualTo(new RateLimitConfig(0.1, 10));
    assertThat(config.rateLimits().joins().remote()).isEqualTo(new RateLimitConfig(0.01, 8));
  }

  @Test
  void theEnvironmentGoesOverTheFilesAndLeavesTheirOtherParts() {
    folder
        .set("RANVIER_DATABASE__ARGS__HOST", "db.example.org")
        .set("RANVIER_ENABLE_METRICS", "true")
        .set("RANVIER_LISTENERS", "[{port: 9001, resources: [{names: [client]}]}]")
        .set("RANVIER_RC_MESSAGE__BURST_COUNT", "99")
        .set("RANVIER_JAVA_OPTIONS", "-Xmx1g");
    LoadedConfig loaded =
        folder.loadText("database:", "  name: psycopg2", "  args: {host: a, user: u, dbname: d}");

    assertThat(loaded.warnings()).isEmpty();
    HomeserverConfig config = loaded.config();
    assertThat(config.database().args())
        .containsEntry("host", "db.example.org")
        .containsEntry("user", "u");
    assertThat(config.metrics().enabled()).isTrue();
    assertThat(config.listeners().listeners().getFirst().port()).isEqualTo(9001);
    assertThat(config.rateLimits().message()).isEqualTo(new RateLimitConfig(0.2, 99));
  }

  @Test
  void secretsComeFromFiles() {
    Path password = folder.write("password", "geheim\n");
    Path pepper = folder.write("pepper", " salt too \n");
    folder.set("RANVIER_DATABASE__ARGS__PASSWORD_FILE", password.toString());

    HomeserverConfig config =
        folder.loadText("password_config:", "  pepper_path: " + pepper).config();

    assertThat(config.database().args()).containsEntry("password", "geheim");
    assertThat(config.passwords().pepper()).contains(new Secret("salt too"));
  }

  @Test
  void aSecretFileThatIsMissingIsAnError() {
    assertThat(folder.errorsOf("password_config:", "  pepper_path: /nowhere/pepper"))
        .singleElement()
        .asString()
        .startsWith("homeserver.yaml:3: password_config.pepper_path: names a file that cannot be");
  }

  @Test
  void proxiesOfTheEnvironmentCountWhereTheFileNamesNone() {
    folder.set("HTTP_PROXY", "proxy.example.org:3128").set("https_proxy", "elsewhere.example.org");
    folder.set("no_proxy", "internal.example.org, 10.0.0.0/8");

    OutboundConfig outbound =
        folder.loadText("https_proxy: https://written.example.org").config().outbound();
    assertThat(outbound.proxies())
        .isEqualTo(
            new ProxyRules(
                ForwardProxy.parse("proxy.example.org:3128"),
                ForwardProxy.parse("https://written.example.org"),
                List.of("internal.example.org", " 10.0.0.0/8")));
  }

  @Test
  void aVariableAndItsFileMustNotBothBeSet() {
    folder.set("RANVIER_SERVER_NAME", "a").set("RANVIER_SERVER_NAME_FILE", "/b");

    assertThat(folder.errorsOf(new Path[0]))
        .containsExactly(
            "environment variable RANVIER_SERVER_NAME_FILE: server_name: must not be set beside"
                + " RANVIER_SERVER_NAME");
  }

  @Test
  void anOptionWhoseOwnNameEndsInFileIsNoFileOfAValue() {
    folder.set("RANVIER_PID_FILE", "/run/ranvier.pid");

    assertThat(folder.load().config().server().pidFile()).contains(Path.of("/run/ranvier.pid"));
  }

  @Test
  void theVariablesOfSynapsesContainerAreUnderstood() {
    folder.set("SYNAPSE_SERVER_NAME", "example.org").set("SYNAPSE_REPORT_STATS", "no");
    LoadedConfig loaded = folder.load();

    assertThat(loaded.config().server().name()).isEqualTo(new ServerName("example.org"));
    assertThat(loaded.warnings()).isEmpty();
  }

  @Test
  void aVariableOfNoOptionIsNamed() {
    folder.set("RANVIER_SERVERNAME", "example.org");

    assertThat(folder.load().warnings())
        .singleElement()
        .asString()
        .isEqualTo(
            "environment variable RANVIER_SERVERNAME: servername: is no option and is ignored; did"
                + " you mean server_name?");
  }

  @Test
  void theEnvironmentMayNameTheFiles() {
    Path one = folder.write("one.yaml", "server_name: one.example\n");
    Path two = folder.write("two.yaml", "session_lifetime: 1d\n");
    folder.set("RANVIER_CONFIG_PATH", one + ":" + two);
    HomeserverConfig config = folder.load().config();

    assertThat(config.server().name()).isEqualTo(new ServerName("one.example"));
    assertThat(config.sessions().lifetime()).contains(Duration.ofDays(1));
  }

  @Test
  void anchorsAndMergedMappingsAreTaken() {
    HomeserverConfig config =
        folder
            .loadText(
                "rc_message: &limit {per_second: 3, burst_count: 30}",
                "rc_admin_redaction: *limit",
                "rc_registration:",
                "  <<: *limit",
                "  burst_count: 4")
            .config();

    assertThat(config.rateLimits().adminRedaction()).contains(new RateLimitConfig(3, 30));
    assertThat(config.rateLimits().registration()).isEqualTo(new RateLimitConfig(3, 4));
  }

  @Test
  void anOptionWithoutAValueKeepsItsDefault() {
    HomeserverConfig config = folder.loadText("bcrypt_rounds:", "ui_auth:").config();

    assertThat(config.registration().bcryptRounds()).isEmpty();
    assertThat(config.interactiveAuth().sessionTimeout()).isZero();
  }
}
