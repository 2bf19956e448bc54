package chat.ranvier.scenario;

import chat.ranvier.application.environment.NoTracing;
import chat.ranvier.bootstrap.config.ConfigLoader;
import chat.ranvier.bootstrap.config.HomeserverConfig;
import chat.ranvier.bootstrap.environment.SecureChance;
import chat.ranvier.bootstrap.environment.SystemTime;
import chat.ranvier.bootstrap.environment.VirtualThreads;
import chat.ranvier.bootstrap.wiring.Homeserver;
import chat.ranvier.bootstrap.wiring.Observation;
import chat.ranvier.bootstrap.wiring.World;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.http.server.RequestTracing;
import chat.ranvier.http.server.Route;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.BeforeClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A homeserver for the tests of one class, without limits of rate, on the storage that its {@link
 * Scenario} is run on.
 */
public final class TestHomeserver
    implements BeforeClassTemplateInvocationCallback, AfterClassTemplateInvocationCallback {
  private static final String CONFIG =
      """
      server_name: test.example
      signing_key_path: %1$s/signing.key
      registration_shared_secret_path: %1$s/secret
      enable_registration: true
      enable_registration_without_verification: true
      allow_guest_access: true
      report_stats: false
      bcrypt_rounds: 4
      listeners:
        - port: 0
          bind_addresses: ["127.0.0.1"]
          type: http
          resources:
            - names: [client]
      %2$s
      rc_message: {per_second: 100000, burst_count: 100000}
      rc_registration: {per_second: 100000, burst_count: 100000}
      rc_login:
        address: {per_second: 100000, burst_count: 100000}
        account: {per_second: 100000, burst_count: 100000}
        failed_attempts: {per_second: 100000, burst_count: 100000}
      rc_joins:
        local: {per_second: 100000, burst_count: 100000}
        remote: {per_second: 100000, burst_count: 100000}
      rc_joins_per_room: {per_second: 100000, burst_count: 100000}
      rc_invites:
        per_room: {per_second: 100000, burst_count: 100000}
        per_user: {per_second: 100000, burst_count: 100000}
        per_issuer: {per_second: 100000, burst_count: 100000}
      """;

  private final List<String> more;
  private final AtomicInteger users = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();
  private ScenarioDatabase.@Nullable Place place;
  private @Nullable Homeserver homeserver;
  private @Nullable HttpClient http;

  /**
   * A server that is started before the first test of a {@link Scenario}.
   *
   * @param more lines of configuration that go before the usual ones
   */
  public TestHomeserver(String... more) {
    this.more = List.of(more);
  }

  @Override
  public void beforeClassTemplateInvocation(ExtensionContext context) throws IOException {
    Path folder = Files.createTempDirectory("ranvier-scenario");
    place = EachDatabase.current(context).make(folder);
    http = HttpClient.newHttpClient();
    VirtualThreads threads = new VirtualThreads();
    World world =
        new World(
            new SystemTime(threads),
            threads,
            new SecureChance(),
            new NoTracing(),
            threads.platform("database"),
            (where, error) -> {
              throw new AssertionError(where, error);
            });
    homeserver =
        Homeserver.start(
            config(folder, place),
            world,
            new Observation(RequestTracing.withoutParents(new NoTracing()), Optional.empty()),
            (number, of, name) -> {});
  }

  private HomeserverConfig config(Path folder, ScenarioDatabase.Place database) throws IOException {
    Path usual = folder.resolve("homeserver.yaml");
    Files.writeString(usual, CONFIG.formatted(folder, database.config()));
    Path special = folder.resolve("special.yaml");
    Files.write(special, more);
    return new ConfigLoader(Map.of()).load(List.of(usual, special)).config();
  }

  @Override
  public void afterClassTemplateInvocation(ExtensionContext context) {
    Objects.requireNonNull(http).close();
    Objects.requireNonNull(homeserver).close();
    Objects.requireNonNull(place).remove().run();
  }

  /** All routes that the server has. */
  public List<Route> routes() {
    return Objects.requireNonNull(homeserver).routes();
  }

  /** How many requests its clients have made that belong into the log. */
  public int requests() {
    return requests.get();
  }

  /** A client of a new user, whose name begins so. */
  public Client register(String name) {
    JsonObject request =
        JsonObject.builder()
            .put("username", name + users.incrementAndGet())
            .put("password", "secret")
            .put("auth", JsonObject.of("type", "m.login.dummy"))
            .build();
    return loggedIn(anonymous().post("/register", request.toString()).json());
  }

  /** A client of a new guest. */
  public Client registerGuest() {
    return loggedIn(anonymous().post("/register?kind=guest", "{}").json());
  }

  /** A client without a user. */
  public Client anonymous() {
    return client(Optional.empty(), "");
  }

  /** A second device of a user, with the password that all users here have. */
  public Client logInAgain(Client user) {
    JsonObject request =
        JsonObject.builder()
            .put("type", "m.login.password")
            .put("identifier", JsonObject.of("type", "m.id.user").with("user", user.user()))
            .put("password", "secret")
            .build();
    return loggedIn(anonymous().post("/login", request.toString()).json());
  }

  /** The client that this answer to a login or a registration makes. */
  public Client loggedIn(JsonObject answer) {
    return client(answer.string("access_token"), answer.string("user_id").orElseThrow());
  }

  private Client client(Optional<String> token, String user) {
    URI address = Objects.requireNonNull(homeserver).address();
    return new Client(Objects.requireNonNull(http), address, token, user, requests);
  }
}
