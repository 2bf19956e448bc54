package chat.ranvier.outside;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;

/** One homeserver as a process of its own, which can be killed and started again on its data. */
public final class ServerProcess implements AutoCloseable {
  /** The exit status of a process that ended because it was told to. */
  public static final int ENDED_BY_SIGTERM = 128 + 15;

  private static final Duration LONGEST_START = Duration.ofSeconds(60);

  private final List<String> command;
  private final URI base;
  private final Path log;
  private Optional<Process> process = Optional.empty();
  private HttpClient http = newClient();

  /** A process of this command, not started, that will listen at an address. */
  public ServerProcess(List<String> command, URI base, Path log) {
    this.command = command;
    this.base = base;
    this.log = log;
  }

  /**
   * Ranvier from the class path of the tests, with registration open and no limits.
   *
   * @param folder where its files go
   * @param database the section {@code database} of its configuration
   */
  public static ServerProcess ranvier(Path folder, String database) throws IOException {
    return ranvier(folder, database, "256m");
  }

  /**
   * As {@link #ranvier(Path, String)}, with a heap of this size.
   *
   * @param heap as the Java machine is told, for example {@code 256m}
   */
  public static ServerProcess ranvier(Path folder, String database, String heap)
      throws IOException {
    int port = freePort();
    Path configuration = folder.resolve("homeserver.yaml");
    Files.writeString(configuration, configuration(folder, port) + database);
    List<String> command = command(configuration, heap, "run");
    URI base = URI.create("http://127.0.0.1:" + port);
    return new ServerProcess(command, base, folder.resolve("server.log"));
  }

  private static List<String> command(Path configuration, String heap, String name) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx" + heap,
        "-XX:+UseSerialGC",
        "-XX:+UseCompactObjectHeaders",
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:TieredStopAtLevel=1",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        System.getProperty("java.class.path"),
        "chat.ranvier.bootstrap.Main",
        name,
        "-c",
        configuration.toString());
  }

  /**
   * Runs another command than the server itself.
   *
   * @param folder where a server's configuration is
   * @return what it printed
   */
  public static String command(Path folder, String name, String... options) throws IOException {
    List<String> command =
        new ArrayList<>(command(folder.resolve("homeserver.yaml"), "256m", name));
    command.addAll(List.of(options));
    Process running = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String configuration(Path folder, int port) {
    return """
    server_name: localhost
    report_stats: false
    signing_key_path: %1$s/signing.key
    media_store_path: %1$s/media
    listeners:
      - {port: %2$d, bind_addresses: ["127.0.0.1"], type: http, resources: [{names: [client, metrics]}]}
    enable_metrics: true
    enable_registration: true
    enable_registration_without_verification: true
    bcrypt_rounds: 4
    trusted_key_servers: []
    rc_message: {per_second: 1000000, burst_count: 1000000}
    rc_registration: {per_second: 1000000, burst_count: 1000000}
    rc_joins: {local: {per_second: 1000000, burst_count: 1000000}}
    rc_joins_per_room: {per_second: 1000000, burst_count: 1000000}
    """
        .formatted(folder, port);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Where it listens. */
  public URI base() {
    return base;
  }

  HttpClient http() {
    return http;
  }

  /** Starts the process and waits for its first answer. */
  public void start() throws IOException {
    http = newClient();
    Process started =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    process = Optional.of(started);
    Awaitility.await("the first answer of " + base + ", log in " + log)
        .atMost(LONGEST_START)
        .pollInterval(Duration.ofMillis(50))
        .failFast("the server lives", () -> checkAlive(started))
        .until(this::answers);
  }

  private static HttpClient newClient() {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  private void checkAlive(Process started) throws IOException {
    if (!started.isAlive()) {
      throw new AssertionError("The server ended: " + Files.readString(log));
    }
  }

  private boolean answers() throws InterruptedException {
    URI versions = base.resolve("/_matrix/client/versions");
    try {
      return http.send(HttpRequest.newBuilder(versions).build(), BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Whether the process that was started last still runs. */
  public boolean isAlive() {
    return process.filter(Process::isAlive).isPresent();
  }

  /** What the process has written. */
  public String log() throws IOException {
    return Files.readString(log);
  }

  /** The numbers that the server tells of itself. */
  public String metrics() throws IOException, InterruptedException {
    URI page = base.resolve("/_synapse/metrics");
    return http.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString()).body();
  }

  /** The number by which the system knows the process. */
  public long pid() {
    return process.orElseThrow().pid();
  }

  /**
   * Tells the process to stop (SIGTERM), and waits until it has ended.
   *
   * @return its exit status
   */
  public int terminate() {
    return process
        .map(
            running -> {
              running.destroy();
              return running.onExit().join().exitValue();
            })
        .orElseThrow();
  }

  /**
   * Waits until the process has ended by itself.
   *
   * @return its exit status
   */
  public int awaitEnd() {
    return process.map(running -> running.onExit().join().exitValue()).orElseThrow();
  }

  /** Ends the process without warning: nothing of it runs any more when this returns. */
  public void kill() {
    process.ifPresent(running -> running.destroyForcibly().onExit().join());
    process = Optional.empty();
    http.shutdownNow();
  }

  @Override
  public void close() {
    kill();
  }
}
