package chat.ranvier.scenario;

import chat.ranvier.application.environment.testing.NoTracing;
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
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A homeserver for the tests of one class, without limits of rate, on a database in memory or, with
 * {@code -Dscenario.database=sqlite}, in a file.
 */
public final class TestHomeserver implements BeforeAllCallback, AfterAllCallback {
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
      database:
        name: %2$s
        args:
          database: %1$s/homeserver.db
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
  private final HttpClient http = HttpClient.newHttpClient();
  private @Nullable Path folder;
  private @Nullable Homeserver homeserver;

  /**
   * A server that is started before the first test.
   *
   * @param more lines of configuration beside the usual ones
   */
  public TestHomeserver(String... more) {
    this.more = List.of(more);
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    folder = Files.createTempDirectory("ranvier-scenario");
    VirtualThreads threads = new VirtualThreads();
    World world =
        new World(
            new SystemTime(threads),
            threads,
            new SecureChance(),
            new NoTracing(),
            VirtualThreads.platform("database"));
    homeserver =
        Homeserver.start(
            config(folder),
            world,
            new Observation(RequestTracing.withoutParents(new NoTracing()), Optional.empty()),
            (number, of, name) -> {});
  }

  private HomeserverConfig config(Path directory) throws IOException {
    String database = System.getProperty("scenario.database", "memory");
    List<String> lines = new ArrayList<>();
    lines.add(CONFIG.formatted(directory, database.equals("sqlite") ? "sqlite3" : database));
    lines.addAll(more);
    Path file = Files.writeString(directory.resolve("homeserver.yaml"), String.join("\n", lines));
    return new ConfigLoader(Map.of()).load(List.of(file)).config();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    http.close();
    Objects.requireNonNull(homeserver).close();
  }

  /** All routes that the server has. */
  public List<Route> routes() {
    return Objects.requireNonNull(homeserver).routes();
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
    return new Client(http, Objects.requireNonNull(homeserver).address(), Optional.empty(), "");
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

  private Client loggedIn(JsonObject answer) {
    return new Client(
        http,
        Objects.requireNonNull(homeserver).address(),
        answer.string("access_token"),
        answer.string("user_id").orElseThrow());
  }
}
