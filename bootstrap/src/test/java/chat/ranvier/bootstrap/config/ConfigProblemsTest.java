package chat.ranvier.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigProblemsTest {
  private final Path directory;
  private final ConfigFolder folder;

  ConfigProblemsTest(@TempDir Path directory) {
    this.directory = directory;
    this.folder = new ConfigFolder(directory);
  }

  @Test
  void allErrorsAreToldAtOnceWithTheirLines() {
    assertThat(
            folder.errorsOf(
                "enable_metrics: perhaps",
                "bcrypt_rounds: 99",
                "session_lifetime: 3 months",
                "rc_message: {burst_count: -1}",
                "listeners:",
                "  - port: 8008",
                "    resources: [{names: [clients]}]",
                "  - bind_addresses: ['::1']"))
        .containsExactly(
            "homeserver.yaml:8: listeners[].resources[].names[]: must be `client` or `consent` or"
                + " `federation` or `keys` or `media` or `metrics` or `openid` or `replication` or"
                + " `static` or `health`; it is \"clients\"",
            "homeserver.yaml:9: listeners[].port: is required",
            "homeserver.yaml:5: rc_message.burst_count: must not be negative",
            "homeserver.yaml:3: bcrypt_rounds: must be between 4 and 31",
            "homeserver.yaml:4: session_lifetime: must be a duration: a number and one of s, m"
                + " (minutes), h, d, w, y, or a number of milliseconds; it is \"3 months\"",
            "homeserver.yaml:2: enable_metrics: must be true or false; it is \"perhaps\"");
  }

  @Test
  void rangesAndProxiesAreChecked() {
    assertThat(folder.errorsOf("ip_range_blacklist: [10.0.0.0/40]", "push: {jitter_delay: 11s}"))
        .containsExactly(
            "homeserver.yaml:1: ip_range_blocklist: must hold addresses and ranges such as"
                + " 192.168.0.0/16; \"10.0.0.0/40\" is none",
            "homeserver.yaml:3: push.jitter_delay: must be at most 10s");
    assertThat(folder.errorsOf("http_proxy: socks5://proxy.example.org"))
        .containsExactly(
            "homeserver.yaml:2: http_proxy: must be [scheme://][name:password@]host[:port], where"
                + " the scheme is http or https");
  }

  @Test
  void aMistypedOptionIsNamedWithItsNearestNeighbour() {
    assertThat(
            folder.warningsOf(
                "enable_registratoin: true", "password_config: {peper: x}", "colour: blue"))
        .containsExactly(
            "homeserver.yaml:2: enable_registratoin: is no option and is ignored; did you mean"
                + " enable_registration?",
            "homeserver.yaml:4: colour: is no option and is ignored",
            "homeserver.yaml:3: password_config.peper: is no option and is ignored; did you mean"
                + " pepper?");
  }

  @Test
  void anOptionThatIsNotSupportedYetIsNamedUnlessItAsksForNothing() {
    assertThat(
            folder.warningsOf(
                "url_preview_enabled: true",
                "enable_search: false",
                "presence: {enabled: off}",
                "app_service_config_files: []",
                "gc_thresholds: [700, 10, 10]"))
        .containsExactly(
            "homeserver.yaml:2: url_preview_enabled: is an option of Synapse that Ranvier does not"
                + " support yet; it is ignored",
            "homeserver.yaml:6: gc_thresholds: has no meaning in Ranvier and is ignored");
  }

  @Test
  void textThatIsNotYamlIsRefusedWithItsLine() {
    assertThat(folder.errorsOf("listeners: [", "x: y"))
        .singleElement()
        .asString()
        .startsWith("homeserver.yaml:3: is not well-formed YAML: ");
  }

  @Test
  void anOptionMustNotStandTwice() {
    assertThat(folder.errorsOf("bcrypt_rounds: 5", "bcrypt_rounds: 6"))
        .singleElement()
        .asString()
        .startsWith("homeserver.yaml:3: bcrypt_rounds: stands here a second time; the first is at")
        .endsWith("homeserver.yaml:2");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThat(folder.errorsOf(directory.resolve("none.yaml")))
        .contains("none.yaml: there is no such file");
  }

  @Test
  void openRegistrationWithoutVerificationHasToBeMeant() {
    assertThat(folder.errorsOf("enable_registration: true"))
        .singleElement()
        .asString()
        .startsWith("homeserver.yaml:2: enable_registration: would let anybody register");
    assertThat(
            folder.errorsOf(
                "enable_registration: true", "enable_registration_without_verification: true"))
        .isEmpty();
  }

  @Test
  void registrationIsNotOpenedWhereAProofWasAskedFor() {
    assertThat(
            folder.errorsOf(
                "enable_registration: true",
                "enable_registration_without_verification: true",
                "registration_requires_token: true"))
        .containsExactly(
            "homeserver.yaml:4: registration_requires_token: is not supported yet; registration"
                + " would be open without it");
  }

  @Test
  void optionsOfThePastAreRefused() {
    assertThat(
            folder.errorsOf(
                "log_file: /var/log/homeserver.log",
                "account_threepid_delegates: {email: 'https://id.example'}",
                "web_client_location: /_matrix/static",
                "listeners: [{port: 8008, type: webclient}]"))
        .anyMatch(error -> error.startsWith("homeserver.yaml:2: log_file: is no option any more"))
        .anyMatch(error -> error.startsWith("homeserver.yaml:3: account_threepid_delegates.email"))
        .anyMatch(error -> error.startsWith("homeserver.yaml:4: web_client_location"))
        .anyMatch(error -> error.startsWith("homeserver.yaml:5: listeners[].type"));
  }

  @Test
  void aDatabaseIsEitherOneOrMany() {
    assertThat(folder.errorsOf("database: {name: sqlite3}", "databases: {a: {name: psycopg2}}"))
        .containsExactly(
            "homeserver.yaml:3: databases: must not stand beside database: keep one of them");
  }

  @Test
  void aWorkersFileIsRefused() {
    assertThat(folder.errorsOf("worker_app: synapse.app.generic_worker"))
        .singleElement()
        .asString()
        .startsWith("homeserver.yaml:2: worker_app: is for a worker");
    assertThat(folder.errorsOf("worker_app: synapse.app.homeserver")).isEmpty();
  }

  @Test
  void aListenerWithTlsNeedsACertificate() {
    assertThat(folder.errorsOf("listeners: [{port: 8448, tls: true}]"))
        .containsExactly(
            "homeserver.yaml:2: listeners[].tls: needs tls_certificate_path and"
                + " tls_private_key_path");
  }

  @Test
  void aTrustedKeyServerNeedsKeysWhereCertificatesAreIgnored() {
    assertThat(folder.errorsOf("federation_verify_certificates: false")).hasSize(1);
    assertThat(
            folder.errorsOf(
                "federation_verify_certificates: false",
                "trusted_key_servers: [{server_name: a.example, accept_keys_insecurely: true}]"))
        .isEmpty();
  }

  @Test
  void aConsoleIsLeftOutWithAWarning() {
    assertThat(folder.warningsOf("listeners: [{port: 9000, type: manhole}]"))
        .containsExactly(
            "homeserver.yaml:2: listeners[].type: manhole is not supported yet; listeners of that"
                + " type are left out");
  }

  @Test
  void argumentsOfTheDatabaseThatAreIgnoredAreNamed() {
    assertThat(
            folder.warningsOf(
                "database:",
                "  name: psycopg2",
                "  args:",
                "    user: synapse",
                "    tcp_user_timeout: 3000",
                "    cp_noisy: true"))
        .containsExactly(
            "homeserver.yaml:7: database.args.cp_noisy: is for Synapse's connection pool and is"
                + " ignored",
            "homeserver.yaml:6: database.args.tcp_user_timeout: is not supported by the JDBC driver"
                + " and is ignored");
  }

  @Test
  void aWrongArgumentOfTheDatabaseIsAnError() {
    assertThat(
            folder.errorsOf(
                "database:", "  name: psycopg2", "  args:", "    host: /var/run/postgresql"))
        .containsExactly(
            "homeserver.yaml:5: database.args.host: must be a name or an address: a Unix socket is"
                + " not supported, take localhost");
  }
}
