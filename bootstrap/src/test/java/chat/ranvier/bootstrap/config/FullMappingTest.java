package chat.ranvier.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.bootstrap.config.option.DeclaredOption;
import chat.ranvier.bootstrap.config.option.Secret;
import chat.ranvier.bootstrap.config.source.Problems;
import chat.ranvier.bootstrap.config.source.Setting;
import chat.ranvier.bootstrap.config.source.YamlSource;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.json.JsonInteger;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.http.outbound.ForwardProxy;
import chat.ranvier.http.outbound.ProxyRules;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A file that gives every option a value of its own: each arrives, and none is forgotten. */
final class FullMappingTest {
  private final Path file;
  private final HomeserverConfig config;

  FullMappingTest() throws URISyntaxException {
    URI resource = URI.create(String.valueOf(getClass().getResource("full-mapping.yaml")));
    file = Path.of(resource);
    LoadedConfig loaded = new ConfigLoader(Map.of()).load(List.of(file));
    assertThat(loaded.warnings()).isEmpty();
    config = loaded.config();
  }

  @Test
  void everyDeclaredOptionStandsInTheFile() throws IOException {
    Set<String> written = new HashSet<>();
    Setting root = new YamlSource(new Problems()).value("full", Files.readString(file));
    collect(root, "", written);
    Set<String> declared = new HashSet<>();
    HomeserverConfig.SECTIONS.stream()
        .flatMap(section -> DeclaredOption.of(section).stream())
        .map(DeclaredOption::path)
        .forEach(declared::add);
    // Of a secret and its file only one may stand there.
    declared.remove("registration_shared_secret");

    assertThat(written).containsAll(declared);
  }

  private static void collect(Setting setting, String path, Set<String> paths) {
    paths.add(path);
    switch (setting) {
      case Setting.Mapping mapping ->
          mapping
              .members()
              .forEach(
                  (name, value) -> {
                    String child = path.isEmpty() ? name : path + "." + name;
                    collect(value, child, paths);
                    collect(value, path + ".*", paths);
                  });
      case Setting.Sequence sequence ->
          sequence.elements().forEach(element -> collect(element, path + "[]", paths));
      case Setting.Text text -> paths.add(path);
      case Setting.Nothing nothing -> paths.add(path);
    }
  }

  @Test
  void noSectionIsAsByDefault() {
    HomeserverConfig defaults = HomeserverConfig.of(new ServerName("example.net"));
    for (Class<? extends Record> section : HomeserverConfig.SECTIONS) {
      assertThat((Object) config.section(section)).isNotEqualTo(defaults.section(section));
    }
  }

  @Test
  void theServersOptionsArrive() {
    assertThat(config.server())
        .isEqualTo(
            new ServerConfig(
                new ServerName("example.net:8449"),
                Optional.of(URI.create("https://matrix.example.net/")),
                true,
                JsonObject.of("org.example.answer", new JsonInteger(42)),
                Optional.of(URI.create("https://app.example.net/")),
                Optional.of(Path.of("/run/homeserver.pid"))));
  }

  @Test
  void listenersArrive() {
    assertThat(config.listeners().certificate()).contains(Path.of("/etc/tls.crt"));
    assertThat(config.listeners().privateKey()).contains(Path.of("/etc/tls.key"));
    assertThat(config.listeners().listeners())
        .containsExactly(
            new ListenerConfig(
                8448,
                List.of("10.0.0.1", "::1"),
                ListenerType.HTTP,
                true,
                Optional.of("outside"),
                new ForwardedRequestsConfig(true, Optional.of("X-Request-Id")),
                List.of(
                    new ListenerResourcesConfig(List.of(ListenerResource.CLIENT), true),
                    new ListenerResourcesConfig(List.of(ListenerResource.METRICS), false))));
    ListenerConfig listener = config.listeners().listeners().getFirst();
    assertThat(listener.compresses(ListenerResource.MEDIA)).isTrue();
    assertThat(listener.compresses(ListenerResource.METRICS)).isFalse();
    assertThat(config.listeners().serving(ListenerResource.FEDERATION)).isEmpty();
  }

  @Test
  void storageAndObservationArrive() {
    assertThat(config.database())
        .isEqualTo(
            new DatabaseConfig(
                DatabaseConfig.Engine.POSTGRESQL,
                Map.of("user", "ranvier", "port", "5433"),
                10_000,
                true,
                Duration.ofSeconds(30)));
    assertThat(config.logging())
        .isEqualTo(
            new LoggingConfig(Optional.of(Path.of("/etc/log.yaml")), LoggingConfig.Format.JSON));
    assertThat(config.metrics()).isEqualTo(new MetricsConfig(true));
    TracingConfig tracing = config.tracing();
    assertThat(tracing.enabled()).isTrue();
    assertThat(tracing.endpoint()).isEqualTo(URI.create("http://jaeger:4318"));
    assertThat(tracing.sharedWith()).map(Pattern::pattern).containsExactly(".*\\.example\\.org");
    assertThat(tracing.forcedUsers()).map(Object::toString).containsExactly("@a:example.net");
    assertThat(tracing.jaeger())
        .isEqualTo(
            new JaegerConfig(new SamplerConfig(SamplerConfig.Type.PROBABILISTIC, 0.25), true));
  }

  @Test
  void limitsArrive() {
    assertThat(config.rateLimits())
        .isEqualTo(
            new RateLimitsConfig(
                new RateLimitConfig(1.5, 11),
                Optional.of(new RateLimitConfig(2.5, 12)),
                new RateLimitConfig(3.5, 13),
                new LoginRateLimitsConfig(
                    new RateLimitConfig(4.5, 14),
                    new RateLimitConfig(5.5, 15),
                    new RateLimitConfig(6.5, 16)),
                new JoinRateLimitsConfig(
                    new RateLimitConfig(7.5, 17), new RateLimitConfig(8.5, 18)),
                new RateLimitConfig(9.5, 19),
                new InviteRateLimitsConfig(
                    new RateLimitConfig(10.5, 20),
                    new RateLimitConfig(11.5, 21),
                    new RateLimitConfig(12.5, 22)),
                new RateLimitConfig(13.5, 23)));
  }

  @Test
  void accountsArrive() {
    assertThat(config.registration())
        .isEqualTo(
            new RegistrationConfig(
                true,
                true,
                Optional.empty(),
                Optional.of(Path.of("/etc/shared_secret")),
                Optional.of(10),
                true,
                true));
    assertThat(config.sessions())
        .isEqualTo(
            new SessionsConfig(
                Optional.of(Duration.ofDays(30)),
                Duration.ofMinutes(10),
                Optional.of(Duration.ofHours(24)),
                Optional.of(Duration.ofDays(7))));
    assertThat(config.devices())
        .isEqualTo(new DevicesConfig(Optional.of(Duration.ofDays(365)), Optional.empty()));
    assertThat(config.passwords())
        .isEqualTo(
            new PasswordConfig(
                PasswordConfig.Mode.ONLY_FOR_REAUTH,
                false,
                Optional.of(new Secret("EVEN_MORE_SECRET")),
                new PasswordPolicyConfig(true, 15, true, true, true, true)));
    assertThat(config.passwords().acceptsLogin()).isFalse();
    assertThat(config.interactiveAuth())
        .isEqualTo(new InteractiveAuthConfig(Duration.ofSeconds(15)));
    assertThat(config.profiles()).isEqualTo(new ProfilesConfig(true, true, false, false, false));
  }

  @Test
  void roomsArrive() {
    assertThat(config.rooms())
        .isEqualTo(
            new RoomsConfig(
                RoomVersion.V10,
                RoomsConfig.EncryptionByDefault.ALL,
                new PowerLevelOverridesConfig(
                    Optional.of(
                        JsonObject.of(
                            "events", JsonObject.of("com.example.foo", new JsonInteger(0)))),
                    Optional.of(JsonObject.of("ban", new JsonInteger(60))),
                    Optional.of(JsonObject.of("ban", new JsonInteger(70)))),
                true,
                true,
                -1,
                5));
  }

  @Test
  void outboundRequestsArrive() {
    assertThat(config.outbound())
        .isEqualTo(
            new OutboundConfig(
                List.of("10.0.0.0/8", "::1"),
                List.of("10.1.2.3"),
                Optional.of(new Secret("http://me:PROXY_SECRET@proxy.example.net:3128/")),
                Optional.of(new Secret("https://proxy.example.net")),
                List.of("internal.example.net", "10.1.0.0/16")));
    assertThat(config.outbound().proxies())
        .isEqualTo(
            new ProxyRules(
                Optional.of(
                    new ForwardProxy(
                        "http",
                        "proxy.example.net",
                        3128,
                        Optional.of(new ForwardProxy.Login("me", "PROXY_SECRET")))),
                Optional.of(new ForwardProxy("https", "proxy.example.net", 1080, Optional.empty())),
                List.of("internal.example.net", "10.1.0.0/16")));
    assertThat(config.experimentalFeatures()).isEqualTo(new ExperimentalFeaturesConfig(true, true));
    assertThat(config.push()).isEqualTo(new PushConfig(false, false, false, Duration.ofSeconds(5)));
  }

  @Test
  void mailsArrive() {
    assertThat(config.email())
        .isEqualTo(
            new EmailConfig(
                new EmailConfig.SmtpConfig(
                    "mail.example.net",
                    Optional.of(587),
                    Optional.of("ranvier"),
                    Optional.of(new Secret("MAIL_SECRET")),
                    true,
                    true,
                    false,
                    Optional.of("mx.example.net")),
                new EmailConfig.SenderConfig(
                    Optional.of("Your %(app)s <noreply@example.net>"), "Chat"),
                new EmailConfig.NoticesConfig(true, false, Duration.ofMinutes(5)),
                URI.create("http://localhost/client"),
                Optional.of(Path.of("/etc/old-templates")),
                new EmailSubjectsConfig("s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8")));
    assertThat(config.templates())
        .isEqualTo(new TemplatesConfig(Optional.of(Path.of("/etc/templates"))));
  }

  @Test
  void signingKeysArrive() {
    assertThat(config.signingKeys())
        .isEqualTo(
            new SigningKeysConfig(
                Path.of("/etc/signing.key"),
                Map.of(
                    "ed25519:old",
                    new OldSigningKeyConfig(
                        "Noi6WqcDj0QmPxCNQqgezwTlBKrfqehY1u2FyWP9uYw", 1_234_567_891_230L)),
                Duration.ofDays(2),
                List.of(
                    new TrustedKeyServerConfig(
                        new ServerName("keys.example.org"), Map.of("ed25519:auto", "abc"), true)),
                true));
  }
}
