package chat.ranvier.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.bootstrap.config.DatabaseConfig.Engine;
import chat.ranvier.bootstrap.config.RoomsConfig.EncryptionByDefault;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.version.RoomVersion;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The defaults, written down a second time so that none changes unseen. */
final class RecordedDefaultsTest {
  private static final ServerName NAME = new ServerName("example.org");

  private final HomeserverConfig config = HomeserverConfig.of(NAME);

  @Test
  void theServerHasNothingButItsName() {
    assertThat(config.server())
        .isEqualTo(
            new ServerConfig(
                NAME,
                Optional.empty(),
                false,
                JsonObject.empty(),
                Optional.empty(),
                Optional.empty()));
    assertThat(config.server().clientAddress()).isEqualTo(URI.create("https://example.org/"));
  }

  @Test
  void itListensOnTheLoopbackAddressForClientsAndServers() {
    ListenerConfig listener =
        new ListenerConfig(
            8008,
            List.of("127.0.0.1"),
            ListenerType.HTTP,
            false,
            Optional.empty(),
            new ForwardedRequestsConfig(false, Optional.empty()),
            List.of(
                new ListenerResourcesConfig(
                    List.of(ListenerResource.CLIENT, ListenerResource.FEDERATION), false)));
    assertThat(config.listeners())
        .isEqualTo(new ListenersConfig(List.of(listener), Optional.empty(), Optional.empty()));
    assertThat(listener.served())
        .containsExactlyInAnyOrder(
            ListenerResource.CLIENT,
            ListenerResource.FEDERATION,
            ListenerResource.KEYS,
            ListenerResource.MEDIA,
            ListenerResource.OPENID,
            ListenerResource.STATIC,
            ListenerResource.HEALTH);
  }

  @Test
  void everythingIsKeptInSqliteAndLoggedAsText() {
    assertThat(config.database())
        .isEqualTo(new DatabaseConfig(Engine.SQLITE, Map.of(), 0, false, Duration.ofSeconds(10)));
    assertThat(config.logging())
        .isEqualTo(new LoggingConfig(Optional.empty(), LoggingConfig.Format.TEXT));
    assertThat(config.metrics()).isEqualTo(new MetricsConfig(false));
  }

  @Test
  void limitsAreThoseOfTheManual() {
    assertThat(config.rateLimits())
        .isEqualTo(
            new RateLimitsConfig(
                new RateLimitConfig(0.2, 10),
                Optional.empty(),
                new RateLimitConfig(0.17, 3),
                new LoginRateLimitsConfig(
                    new RateLimitConfig(0.003, 5),
                    new RateLimitConfig(0.03, 5),
                    new RateLimitConfig(0.17, 3)),
                new JoinRateLimitsConfig(
                    new RateLimitConfig(0.1, 10), new RateLimitConfig(0.01, 10)),
                new RateLimitConfig(1, 10),
                new InviteRateLimitsConfig(
                    new RateLimitConfig(0.3, 10),
                    new RateLimitConfig(0.003, 5),
                    new RateLimitConfig(0.3, 10)),
                new RateLimitConfig(20, 100)));
    assertThat(config.rateLimits().adminRedactionOrMessage())
        .isEqualTo(new RateLimitConfig(0.2, 10));
  }

  @Test
  void accountsAreClosedAndSessionsLastForEver() {
    assertThat(config.registration())
        .isEqualTo(
            new RegistrationConfig(
                false, false, Optional.empty(), Optional.empty(), Optional.empty(), false, false));
    assertThat(config.sessions())
        .isEqualTo(
            new SessionsConfig(
                Optional.empty(), Duration.ofMinutes(5), Optional.empty(), Optional.empty()));
    assertThat(config.devices())
        .isEqualTo(new DevicesConfig(Optional.empty(), Optional.of(Duration.ofDays(28))));
    assertThat(config.passwords())
        .isEqualTo(
            new PasswordConfig(
                PasswordConfig.Mode.TRUE,
                true,
                Optional.empty(),
                new PasswordPolicyConfig(false, 0, false, false, false, false)));
    assertThat(config.passwords().acceptsLogin()).isTrue();
    assertThat(config.interactiveAuth()).isEqualTo(new InteractiveAuthConfig(Duration.ZERO));
  }

  @Test
  void profilesAreOpenAndRoomsAreOfVersionEleven() {
    assertThat(config.profiles()).isEqualTo(new ProfilesConfig(false, false, true, true, true));
    assertThat(config.rooms())
        .isEqualTo(
            new RoomsConfig(
                RoomVersion.V11,
                EncryptionByDefault.OFF,
                new PowerLevelOverridesConfig(Optional.empty(), Optional.empty(), Optional.empty()),
                false,
                false,
                100,
                10));
  }

  @Test
  void theKeyLiesInTheDataAndIsGoodForADay() {
    assertThat(config.signingKeys())
        .isEqualTo(
            new SigningKeysConfig(
                Path.of("data/signing.key"),
                Map.of(),
                Duration.ofDays(1),
                List.of(new TrustedKeyServerConfig(new ServerName("matrix.org"), Map.of(), false)),
                false));
  }

  @Test
  void requestsGoToNoPrivateAddressAndByNoProxy() {
    assertThat(config.outbound())
        .isEqualTo(
            new OutboundConfig(
                List.of(
                    "127.0.0.0/8",
                    "10.0.0.0/8",
                    "172.16.0.0/12",
                    "192.168.0.0/16",
                    "100.64.0.0/10",
                    "192.0.0.0/24",
                    "169.254.0.0/16",
                    "192.88.99.0/24",
                    "198.18.0.0/15",
                    "192.0.2.0/24",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "::1/128",
                    "fe80::/10",
                    "fc00::/7",
                    "2001:db8::/32",
                    "ff00::/8",
                    "fec0::/10"),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of()));
    assertThat(config.push()).isEqualTo(new PushConfig(true, true, true, Duration.ZERO));
  }

  @Test
  void noMailsAreSent() {
    assertThat(config.email())
        .isEqualTo(
            new EmailConfig(
                new EmailConfig.SmtpConfig(
                    "localhost",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    false,
                    true,
                    Optional.empty()),
                new EmailConfig.SenderConfig(Optional.empty(), "Matrix"),
                new EmailConfig.NoticesConfig(false, true, Duration.ofMinutes(10)),
                URI.create("https://matrix.to"),
                Optional.empty(),
                new EmailSubjectsConfig(
                    "[%(app)s] You have a message on %(app)s from %(person)s in the %(room)s"
                        + " room...",
                    "[%(app)s] You have a message on %(app)s from %(person)s...",
                    "[%(app)s] You have messages on %(app)s from %(person)s...",
                    "[%(app)s] You have messages on %(app)s in the %(room)s room...",
                    "[%(app)s] You have messages on %(app)s in the %(room)s room and others...",
                    "[%(app)s] You have messages on %(app)s from %(person)s and others...",
                    "[%(app)s] %(person)s has invited you to join the %(room)s room on"
                        + " %(app)s...",
                    "[%(app)s] %(person)s has invited you to chat on %(app)s...")));
    assertThat(config.templates()).isEqualTo(new TemplatesConfig(Optional.empty()));
  }

  @Test
  void nothingIsTraced() {
    assertThat(config.tracing())
        .isEqualTo(
            new TracingConfig(
                false,
                URI.create("http://localhost:4318"),
                List.of(),
                List.of(),
                new JaegerConfig(new SamplerConfig(SamplerConfig.Type.CONST, 1), false)));
  }
}
